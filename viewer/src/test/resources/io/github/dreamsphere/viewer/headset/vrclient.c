/*
 * A test double of an OpenVR runtime: the vrclient.so that the real openvr_api loader opens. Written from the public
 * declarations of openvr_capi.h 2.5.1.
 *
 * Environment:
 *   DOUBLE_INIT_ERROR  what Init answers, 0 if not set
 *   DOUBLE_OUT         folder that every submitted texture is written to, as frame-<n>-<eye>.ppm
 *   DOUBLE_LOST        from this frame on the compositor answers an error
 *   DOUBLE_LOST_WHEN   once this file exists the compositor answers an error
 *   DOUBLE_SUBMIT_ERROR  what the compositor answers to every picture, 0 if not set
 *   DOUBLE_OFF         from this frame on the headset is not worn: it has no pose
 *   DOUBLE_QUIT        at this frame the runtime asks the program to quit
 *   DOUBLE_RECENTRE    at this frame the wearer recentres, and so looks 50 degrees further left in the room
 *   DOUBLE_PRESS       "<action path>@<frame>": the action's button goes down
 *   DOUBLE_BUTTONS     folder where a file called like an action (next, turn_left...) presses its button for a frame,
 *                      and is deleted; the trigger is pulled as far as the file "blend" says
 *   DOUBLE_YAW         degrees to the right that the head is turned
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 120, HEIGHT = 140, COMPOSITOR_ERROR = 1, EVENT_QUIT = 700, EVENT_RECENTRED = 804, RECENTRED = 50, INTERFACE_NOT_FOUND = 105 };

typedef struct { float m[3][4]; } Matrix34;
typedef struct { float v[3]; } Vector3;
typedef struct { Matrix34 matrix; Vector3 velocity, turning; int32_t result; bool valid, connected; } Pose;
typedef struct { void *handle; int32_t type, colour_space; } Texture;
typedef struct { bool active; uint64_t origin; bool state, changed; float time; } Digital;
typedef struct { bool active; uint64_t origin; float x, y, z, dx, dy, dz, time; } Analog;
_Static_assert(sizeof(Pose) == 80, "TrackedDevicePose_t");

static int frame, quits_told, recentrings_told;

static double setting(const char *name, double otherwise) {
    const char *text = getenv(name);
    return text ? atof(text) : otherwise;
}

static Matrix34 turned(double degrees) {
    float c = (float) cos(degrees * M_PI / 180), s = (float) sin(degrees * M_PI / 180);
    Matrix34 m = {{{c, 0, -s, 0}, {0, 1, 0, 0}, {s, 0, c, 0}}};
    return m;
}

/* IVRSystem_022 */
static void render_size(uint32_t *width, uint32_t *height) { *width = WIDTH; *height = HEIGHT; }
static void projection_raw(int eye, float *left, float *right, float *top, float *bottom) {
    *left = eye ? -1.1f : -1.3f;
    *right = eye ? 1.3f : 1.1f;
    *top = -1.4f;
    *bottom = 1.2f;
}
/* The displays look 10 degrees outwards. */
static Matrix34 eye_to_head(int eye) { return turned(eye ? 10 : -10); }
static uint32_t string_property(uint32_t device, int property, char *value, uint32_t size, int *error) {
    const char *text = "Test Double";
    if (error) *error = 0;
    if (size > strlen(text)) strcpy(value, text);
    return (uint32_t) strlen(text) + 1;
}
static bool poll_event(void *event, uint32_t size) {
    if (frame >= setting("DOUBLE_RECENTRE", 1e9) && !recentrings_told++) {
        memset(event, 0, size);
        *(uint32_t *) event = EVENT_RECENTRED;
        return true;
    }
    if (frame < setting("DOUBLE_QUIT", 1e9) || quits_told++) return false;
    memset(event, 0, size);
    *(uint32_t *) event = EVENT_QUIT;
    return true;
}
static void nothing(void) {}

/* IVRCompositor_028 */
static bool lost(void) {
    const char *file = getenv("DOUBLE_LOST_WHEN");
    return frame >= setting("DOUBLE_LOST", 1e9) || file && !access(file, F_OK);
}
static void set_tracking_space(int space) {
    printf("tracking space %d\n", space);
    fflush(stdout);
}
static int wait_get_poses(Pose *poses, uint32_t count, Pose *game_poses, uint32_t game_count) {
    frame++;
    memset(poses, 0, count * sizeof *poses);
    poses[0].connected = true;
    poses[0].valid = frame < setting("DOUBLE_OFF", 1e9);
    if (poses[0].valid) poses[0].matrix = turned(setting("DOUBLE_YAW", 0) - (recentrings_told ? RECENTRED : 0));
    return lost() ? COMPOSITOR_ERROR : 0;
}
static void *gl(const char *name) {
    static void *library;
    if (!library) library = dlopen("libOpenGL.so.0", RTLD_NOW);
    if (!library) library = dlopen("libGL.so.1", RTLD_NOW);
    return library ? dlsym(library, name) : 0;
}
static void write_picture(int eye, unsigned texture) {
    void (*bind)(unsigned, unsigned) = gl("glBindTexture");
    void (*read)(unsigned, int, unsigned, unsigned, void *) = gl("glGetTexImage");
    static unsigned char pixels[WIDTH * HEIGHT * 4];
    char name[1024];
    snprintf(name, sizeof name, "%s/frame-%d-%d.ppm", getenv("DOUBLE_OUT"), frame, eye);
    FILE *file = fopen(name, "wb");
    bind(0x0DE1, texture);
    read(0x0DE1, 0, 0x1908, 0x1401, pixels);
    fprintf(file, "P6\n%d %d\n255\n", WIDTH, HEIGHT);
    for (int y = HEIGHT - 1; y >= 0; y--)
        for (int x = 0; x < WIDTH; x++) fwrite(pixels + (y * WIDTH + x) * 4, 1, 3, file);
    fclose(file);
}
static int submit(int eye, Texture *texture, void *bounds, int flags) {
    if (lost() || texture->type != 1) return COMPOSITOR_ERROR;
    int refused = (int) setting("DOUBLE_SUBMIT_ERROR", 0);
    if (refused) return refused;
    if (getenv("DOUBLE_OUT")) write_picture(eye, (unsigned) (uintptr_t) texture->handle);
    return 0;
}

/* IVRInput_010: a handle is the place of a name. */
static char names[32][128];
static int name_count;
static int handle_of(const char *name, uint64_t *handle) {
    strncpy(names[name_count], name, sizeof names[0] - 1);
    *handle = (uint64_t) ++name_count;
    return 0;
}
static int set_manifest(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return 4;
    fclose(file);
    return 0;
}
static int updates, asked_at[32];
static bool down[32];
static int update_state(void *sets, uint32_t size, uint32_t count) {
    updates++;
    return size == 32 ? 0 : 4;
}
/* The file that stands for an action's button. */
static const char *button(const char *action) {
    static char path[1024];
    const char *folder = getenv("DOUBLE_BUTTONS");
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "/nowhere", strrchr(action, '/') + 1);
    return path;
}
static bool is_down(const char *name) {
    char pressed[200];
    snprintf(pressed, sizeof pressed, "%s@%d", name, frame);
    const char *wanted = getenv("DOUBLE_PRESS");
    return wanted && !strcmp(wanted, pressed) || !unlink(button(name));
}
static int digital_data(uint64_t action, Digital *data, uint32_t size, uint64_t restriction) {
    if (size != sizeof *data) return 4;
    int n = (int) action - 1;
    /* Until the next update the answer stays the same, however often it is asked for. */
    if (asked_at[n] != updates) down[n] = is_down(names[n]);
    asked_at[n] = updates;
    memset(data, 0, sizeof *data);
    data->active = true;
    data->state = data->changed = down[n];
    return 0;
}
static int analog_data(uint64_t action, Analog *data, uint32_t size, uint64_t restriction) {
    memset(data, 0, size);
    data->active = true;
    data->x = 0.25f;
    FILE *pulled = fopen(button(names[action - 1]), "r");
    if (!pulled) return 0;
    fscanf(pulled, "%f", &data->x);
    fclose(pulled);
    return 0;
}

static void *system_table[64], *compositor_table[64], *input_table[64];

/* IVRClientCore_003, a C++ interface: a pointer to a table of functions that take the object first. */
typedef struct Core { void **functions; } Core;
static int init(Core *core, int type, const char *info) {
    for (int i = 0; i < 64; i++) system_table[i] = compositor_table[i] = input_table[i] = nothing;
    system_table[0] = render_size;
    system_table[2] = projection_raw;
    system_table[4] = eye_to_head;
    system_table[27] = string_property;
    system_table[29] = poll_event;
    compositor_table[0] = set_tracking_space;
    compositor_table[2] = wait_get_poses;
    compositor_table[5] = submit;
    input_table[0] = set_manifest;
    input_table[1] = input_table[2] = handle_of;
    input_table[4] = update_state;
    input_table[5] = digital_data;
    input_table[6] = analog_data;
    frame = quits_told = recentrings_told = name_count = 0;
    return (int) setting("DOUBLE_INIT_ERROR", 0);
}
static void cleanup(Core *core) {}
static void **table_of(const char *name) {
    if (!strcmp(name, "FnTable:IVRSystem_022")) return system_table;
    if (!strcmp(name, "FnTable:IVRCompositor_028")) return compositor_table;
    if (!strcmp(name, "FnTable:IVRInput_010")) return input_table;
    return 0;
}
static int version_valid(Core *core, const char *name) { return 0; }
static void *generic_interface(Core *core, const char *name, int *error) {
    void **table = table_of(name);
    if (error) *error = table ? 0 : INTERFACE_NOT_FOUND;
    return table;
}
static bool hmd_present(Core *core) { return !setting("DOUBLE_INIT_ERROR", 0); }
static const char *english(Core *core, int error) { return "an error of the double"; }
static const char *identifier(Core *core, int error) { return "VRInitError_Double"; }
static void *core_functions[] = {
    init, cleanup, version_valid, generic_interface, hmd_present, english, identifier
};
static Core core = {core_functions};

__attribute__((visibility("default"))) void *VRClientCoreFactory(const char *name, int *error) {
    bool known = !strcmp(name, "IVRClientCore_003");
    if (error) *error = known ? 0 : INTERFACE_NOT_FOUND;
    return known ? &core : 0;
}
