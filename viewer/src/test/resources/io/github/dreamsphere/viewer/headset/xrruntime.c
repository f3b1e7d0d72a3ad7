/*
 * A test double of an OpenXR runtime, opened by the real loader through XR_RUNTIME_JSON. Written from the public headers of
 * OpenXR (libopenxr-dev). It refuses calls that come in a wrong order.
 *
 * Environment:
 *   DOUBLE_NO_HEADSET     no headset is connected
 *   DOUBLE_NO_OPENGL      the runtime cannot be used with OpenGL
 *   DOUBLE_NO_SRGB        it takes no sRGB pictures
 *   DOUBLE_OUT            folder that the pictures shown are written to, as frame-<n>-<eye>.ppm
 *   DOUBLE_READY          after so many looks for events the session may begin
 *   DOUBLE_PAUSE          at this frame the session stops; it may begin again after another 100 looks for events
 *   DOUBLE_HIDDEN         from this frame on nothing is to be drawn
 *   DOUBLE_OFF            from this frame on nothing is tracked
 *   DOUBLE_LOST           from this frame on the session is lost
 *   DOUBLE_LOST_WHEN      once this file exists the session is lost, and there is no headset
 *   DOUBLE_LOSS_PENDING   at this frame the runtime says that the session will be lost
 *   DOUBLE_QUIT           at this frame the program is ended in the headset
 *   DOUBLE_RECENTRE       at this frame the room is turned by 50 degrees to the right, so the head is 50 further left in it
 *   DOUBLE_RECENTRE_WHEN  the same, once this file exists
 *   DOUBLE_PRESS          "<action>@<frame>": the action's button goes down
 *   DOUBLE_BUTTONS        folder where a file called like an action (next, turn_left...) presses its button for a frame,
 *                         and is deleted; an axis is where the file called like it says
 *   DOUBLE_PUSH           where the stick that turns is held, -1 to 1
 *   DOUBLE_CONTROLLER     the interaction profile of the controller in the right hand
 *   DOUBLE_YAW            degrees to the right that the head is turned
 */
#define _GNU_SOURCE
#define XR_NO_PROTOTYPES
#define XR_USE_GRAPHICS_API_OPENGL
#include <openxr/openxr.h>
#include <openxr/openxr_platform.h>
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CALL static XRAPI_ATTR XrResult XRAPI_CALL

enum { WIDTH = 120, HEIGHT = 140, IMAGES = 3, PAUSED_LOOKS = 100, RECENTRED = 50, CANT = 10 };
enum { GL_TEXTURE_2D = 0x0DE1, GL_RGBA = 0x1908, GL_UNSIGNED_BYTE = 0x1401, GL_RGBA8 = 0x8058, GL_SRGB8_ALPHA8 = 0x8C43 };

/* What the loader and a runtime tell each other (loader_interfaces.h). */
typedef struct {
    int type;
    uint32_t version;
    size_t size;
    uint32_t least_interface, most_interface;
    XrVersion least_api, most_api;
} LoaderInfo;
typedef struct {
    int type;
    uint32_t version;
    size_t size;
    uint32_t interface;
    XrVersion api;
    PFN_xrGetInstanceProcAddr get;
} RuntimeRequest;

typedef struct { unsigned images[IMAGES], shown; int width, height, next, acquired, waited; } Chain;

static int frame, looks, ready_at, waited, begun, running;
static int told_ready, told_quit, told_pause, told_loss, told_recentre;
static XrSessionState queue[32];
static int first, last;
static char names[128][128];
static int name_count;

static double setting(const char *name, double otherwise) {
    const char *text = getenv(name);
    return text ? atof(text) : otherwise;
}
static int reached(const char *name) { return frame >= setting(name, 1e9); }
static int exists(const char *name) {
    const char *file = getenv(name);
    return file && !access(file, F_OK);
}
static int is_gone(void) { return exists("DOUBLE_LOST_WHEN"); }
static void tell(XrSessionState state) { queue[last++ % 32] = state; }
static void *gl(const char *name) {
    static void *library;
    if (!library) library = dlopen("libOpenGL.so.0", RTLD_NOW);
    if (!library) library = dlopen("libGL.so.1", RTLD_NOW);
    return library ? dlsym(library, name) : 0;
}
#define TWO_CALLS(capacity, count, n) \
    *(count) = (n); \
    if ((capacity) == 0) return XR_SUCCESS; \
    if ((capacity) < (n)) return XR_ERROR_SIZE_INSUFFICIENT;

/* Instance and system */
CALL xrEnumerateInstanceExtensionProperties(
        const char *layer, uint32_t capacity, uint32_t *count, XrExtensionProperties *properties) {
    static const char *const known[] = {"XR_KHR_opengl_enable", "XR_MNDX_egl_enable", "XR_MSFT_hand_interaction"};
    uint32_t n = getenv("DOUBLE_NO_OPENGL") ? 0 : 3;
    TWO_CALLS(capacity, count, n)
    for (uint32_t i = 0; i < n; i++) {
        strcpy(properties[i].extensionName, known[i]);
        properties[i].extensionVersion = 1;
    }
    return XR_SUCCESS;
}
CALL xrCreateInstance(const XrInstanceCreateInfo *info, XrInstance *instance) {
    *instance = (XrInstance) 1;
    frame = looks = ready_at = waited = begun = running = first = last = name_count = 0;
    told_ready = told_quit = told_pause = told_loss = told_recentre = 0;
    return XR_SUCCESS;
}
CALL xrDestroyInstance(XrInstance instance) { return XR_SUCCESS; }
CALL xrGetInstanceProperties(XrInstance instance, XrInstanceProperties *properties) {
    properties->runtimeVersion = 1;
    strcpy(properties->runtimeName, "Test Double");
    return XR_SUCCESS;
}
CALL xrGetSystem(XrInstance instance, const XrSystemGetInfo *info, XrSystemId *id) {
    *id = 1;
    return getenv("DOUBLE_NO_HEADSET") || is_gone() ? XR_ERROR_FORM_FACTOR_UNAVAILABLE : XR_SUCCESS;
}
CALL xrGetSystemProperties(XrInstance instance, XrSystemId system, XrSystemProperties *properties) {
    strcpy(properties->systemName, "Test Double");
    return XR_SUCCESS;
}
CALL xrEnumerateViewConfigurationViews(XrInstance instance, XrSystemId system, XrViewConfigurationType type,
        uint32_t capacity, uint32_t *count, XrViewConfigurationView *views) {
    TWO_CALLS(capacity, count, 2)
    for (int eye = 0; eye < 2; eye++) {
        views[eye].recommendedImageRectWidth = WIDTH;
        views[eye].recommendedImageRectHeight = HEIGHT;
        views[eye].maxImageRectWidth = views[eye].maxImageRectHeight = 8192;
        views[eye].recommendedSwapchainSampleCount = views[eye].maxSwapchainSampleCount = 1;
    }
    return XR_SUCCESS;
}
static int asked_for_requirements;
CALL xrGetOpenGLGraphicsRequirementsKHR(
        XrInstance instance, XrSystemId system, XrGraphicsRequirementsOpenGLKHR *requirements) {
    asked_for_requirements = 1;
    requirements->minApiVersionSupported = XR_MAKE_VERSION(3, 0, 0);
    requirements->maxApiVersionSupported = XR_MAKE_VERSION(4, 6, 0);
    return XR_SUCCESS;
}

/* Session */
CALL xrCreateSession(XrInstance instance, const XrSessionCreateInfo *info, XrSession *session) {
    if (!asked_for_requirements) return XR_ERROR_GRAPHICS_REQUIREMENTS_CALL_MISSING;
    if (!info->next) return XR_ERROR_GRAPHICS_DEVICE_INVALID;
    /* The handles of a GLX binding must be there; those of EGL are declared with EGL's headers only. */
    const XrBaseInStructure *binding = info->next;
    printf("graphics %s\n", binding->type == XR_TYPE_GRAPHICS_BINDING_EGL_MNDX ? "EGL"
            : binding->type == XR_TYPE_GRAPHICS_BINDING_OPENGL_XLIB_KHR ? "GLX" : "unknown");
    fflush(stdout);
    const void *const *handles = (const void *const *) (binding + 1);
    if (!handles[0]) return XR_ERROR_GRAPHICS_DEVICE_INVALID;
    *session = (XrSession) 2;
    tell(XR_SESSION_STATE_IDLE);
    ready_at = (int) setting("DOUBLE_READY", 0);
    return XR_SUCCESS;
}
CALL xrDestroySession(XrSession session) { return XR_SUCCESS; }
CALL xrBeginSession(XrSession session, const XrSessionBeginInfo *info) {
    if (running) return XR_ERROR_SESSION_RUNNING;
    running = 1;
    tell(XR_SESSION_STATE_SYNCHRONIZED);
    tell(XR_SESSION_STATE_VISIBLE);
    tell(XR_SESSION_STATE_FOCUSED);
    return XR_SUCCESS;
}
CALL xrEndSession(XrSession session) {
    if (!running) return XR_ERROR_SESSION_NOT_RUNNING;
    running = 0;
    tell(XR_SESSION_STATE_IDLE);
    if (told_quit) tell(XR_SESSION_STATE_EXITING);
    ready_at = looks + PAUSED_LOOKS;
    told_ready = told_quit;
    printf("session ended\n");
    fflush(stdout);
    return XR_SUCCESS;
}
static void stop(void) {
    tell(XR_SESSION_STATE_VISIBLE);
    tell(XR_SESSION_STATE_SYNCHRONIZED);
    tell(XR_SESSION_STATE_STOPPING);
}
CALL xrPollEvent(XrInstance instance, XrEventDataBuffer *event) {
    looks++;
    if (!running && !told_ready && looks > ready_at && ready_at >= 0) {
        told_ready = 1;
        tell(XR_SESSION_STATE_READY);
    }
    if (reached("DOUBLE_QUIT") && !told_quit++) stop();
    if (reached("DOUBLE_PAUSE") && !told_pause++) stop();
    if (reached("DOUBLE_LOSS_PENDING") && !told_loss++) tell(XR_SESSION_STATE_LOSS_PENDING);
    if ((reached("DOUBLE_RECENTRE") || exists("DOUBLE_RECENTRE_WHEN")) && !told_recentre++) {
        XrEventDataReferenceSpaceChangePending *change = (void *) event;
        memset(change, 0, sizeof *change);
        change->type = XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING;
        change->session = (XrSession) 2;
        change->referenceSpaceType = XR_REFERENCE_SPACE_TYPE_LOCAL;
        return XR_SUCCESS;
    }
    if (first == last) return XR_EVENT_UNAVAILABLE;
    XrEventDataSessionStateChanged *state = (void *) event;
    memset(state, 0, sizeof *state);
    state->type = XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED;
    state->session = (XrSession) 2;
    state->state = queue[first++ % 32];
    return XR_SUCCESS;
}

/* Spaces: a handle is 10 more than the type. */
CALL xrEnumerateReferenceSpaces(XrSession session, uint32_t capacity, uint32_t *count, XrReferenceSpaceType *types) {
    TWO_CALLS(capacity, count, 3)
    types[0] = XR_REFERENCE_SPACE_TYPE_VIEW;
    types[1] = XR_REFERENCE_SPACE_TYPE_LOCAL;
    types[2] = XR_REFERENCE_SPACE_TYPE_STAGE;
    return XR_SUCCESS;
}
CALL xrCreateReferenceSpace(XrSession session, const XrReferenceSpaceCreateInfo *info, XrSpace *space) {
    if (info->poseInReferenceSpace.orientation.w != 1) return XR_ERROR_POSE_INVALID;
    if (info->referenceSpaceType != XR_REFERENCE_SPACE_TYPE_VIEW) {
        printf("space %s\n", info->referenceSpaceType == XR_REFERENCE_SPACE_TYPE_STAGE ? "stage" : "local");
        fflush(stdout);
    }
    *space = (XrSpace) (uintptr_t) (10 + info->referenceSpaceType);
    return XR_SUCCESS;
}
CALL xrDestroySpace(XrSpace space) { return XR_SUCCESS; }
static XrPosef turned(double degrees, float x) {
    double yaw = setting("DOUBLE_YAW", 0) - (told_recentre ? RECENTRED : 0) + degrees;
    double half = -yaw * M_PI / 360;
    XrPosef pose = {{0, (float) sin(half), 0, (float) cos(half)}, {x, 1.6f, 0}};
    return pose;
}
CALL xrLocateSpace(XrSpace space, XrSpace base, XrTime time, XrSpaceLocation *location) {
    if (time <= 0) return XR_ERROR_TIME_INVALID;
    location->locationFlags = reached("DOUBLE_OFF") ? 0 : XR_SPACE_LOCATION_ORIENTATION_VALID_BIT;
    location->pose = turned(0, 0);
    return XR_SUCCESS;
}

/* Pictures */
CALL xrEnumerateSwapchainFormats(XrSession session, uint32_t capacity, uint32_t *count, int64_t *formats) {
    uint32_t n = getenv("DOUBLE_NO_SRGB") ? 1 : 2;
    TWO_CALLS(capacity, count, n)
    formats[0] = GL_RGBA8;
    if (n > 1) formats[1] = GL_SRGB8_ALPHA8;
    return XR_SUCCESS;
}
CALL xrCreateSwapchain(XrSession session, const XrSwapchainCreateInfo *info, XrSwapchain *swapchain) {
    void (*generate)(int, unsigned *) = gl("glGenTextures");
    void (*bind)(unsigned, unsigned) = gl("glBindTexture");
    void (*image)(unsigned, int, int, int, int, int, unsigned, unsigned, const void *) = gl("glTexImage2D");
    Chain *chain = calloc(1, sizeof *chain);
    chain->width = (int) info->width;
    chain->height = (int) info->height;
    chain->acquired = -1;
    generate(IMAGES, chain->images);
    for (int n = 0; n < IMAGES; n++) {
        bind(GL_TEXTURE_2D, chain->images[n]);
        image(GL_TEXTURE_2D, 0, (int) info->format, chain->width, chain->height, 0, GL_RGBA, GL_UNSIGNED_BYTE, 0);
    }
    bind(GL_TEXTURE_2D, 0);
    *swapchain = (XrSwapchain) chain;
    return XR_SUCCESS;
}
CALL xrDestroySwapchain(XrSwapchain swapchain) {
    void (*delete)(int, const unsigned *) = gl("glDeleteTextures");
    delete(IMAGES, ((Chain *) swapchain)->images);
    free(swapchain);
    return XR_SUCCESS;
}
CALL xrEnumerateSwapchainImages(
        XrSwapchain swapchain, uint32_t capacity, uint32_t *count, XrSwapchainImageBaseHeader *images) {
    TWO_CALLS(capacity, count, IMAGES)
    for (int n = 0; n < IMAGES; n++) ((XrSwapchainImageOpenGLKHR *) images)[n].image = ((Chain *) swapchain)->images[n];
    return XR_SUCCESS;
}
CALL xrAcquireSwapchainImage(XrSwapchain swapchain, const XrSwapchainImageAcquireInfo *info, uint32_t *index) {
    Chain *chain = (Chain *) swapchain;
    if (chain->acquired >= 0) return XR_ERROR_CALL_ORDER_INVALID;
    *index = (uint32_t) (chain->acquired = chain->next++ % IMAGES);
    chain->waited = 0;
    return XR_SUCCESS;
}
CALL xrWaitSwapchainImage(XrSwapchain swapchain, const XrSwapchainImageWaitInfo *info) {
    Chain *chain = (Chain *) swapchain;
    if (chain->acquired < 0) return XR_ERROR_CALL_ORDER_INVALID;
    chain->waited = 1;
    return XR_SUCCESS;
}
CALL xrReleaseSwapchainImage(XrSwapchain swapchain, const XrSwapchainImageReleaseInfo *info) {
    Chain *chain = (Chain *) swapchain;
    if (!chain->waited) return XR_ERROR_CALL_ORDER_INVALID;
    chain->shown = chain->images[chain->acquired];
    chain->acquired = -1;
    chain->waited = 0;
    return XR_SUCCESS;
}

/* Frames */
CALL xrWaitFrame(XrSession session, const XrFrameWaitInfo *info, XrFrameState *state) {
    if (!running) return XR_ERROR_SESSION_NOT_RUNNING;
    if (waited) return XR_ERROR_CALL_ORDER_INVALID;
    frame++;
    if (reached("DOUBLE_LOST") || is_gone()) return XR_ERROR_SESSION_LOST;
    waited = 1;
    usleep(2000);
    state->predictedDisplayTime = frame * 11111111LL;
    state->predictedDisplayPeriod = 11111111;
    state->shouldRender = !reached("DOUBLE_HIDDEN");
    return XR_SUCCESS;
}
CALL xrBeginFrame(XrSession session, const XrFrameBeginInfo *info) {
    if (!waited || begun) return XR_ERROR_CALL_ORDER_INVALID;
    waited = 0;
    begun = 1;
    return XR_SUCCESS;
}
CALL xrLocateViews(XrSession session, const XrViewLocateInfo *info, XrViewState *state, uint32_t capacity,
        uint32_t *count, XrView *views) {
    state->viewStateFlags = reached("DOUBLE_OFF") ? 0 : XR_VIEW_STATE_ORIENTATION_VALID_BIT;
    TWO_CALLS(capacity, count, 2)
    /* The displays look outwards, and their fields of view are the same as those of the OpenVR runtime's double. */
    for (int eye = 0; eye < 2; eye++) {
        XrFovf fov = {(float) atan(eye ? -1.1 : -1.3), (float) atan(eye ? 1.3 : 1.1), (float) atan(1.2),
                      (float) atan(-1.4)};
        views[eye].pose = turned(eye ? CANT : -CANT, eye ? 0.032f : -0.032f);
        views[eye].fov = fov;
    }
    return XR_SUCCESS;
}
static void write_picture(int eye, Chain *chain) {
    void (*bind)(unsigned, unsigned) = gl("glBindTexture");
    void (*read)(unsigned, int, unsigned, unsigned, void *) = gl("glGetTexImage");
    char name[1024];
    snprintf(name, sizeof name, "%s/frame-%d-%d.ppm", getenv("DOUBLE_OUT"), frame, eye);
    unsigned char *pixels = malloc((size_t) chain->width * chain->height * 4);
    FILE *file = fopen(name, "wb");
    bind(GL_TEXTURE_2D, chain->shown);
    read(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    bind(GL_TEXTURE_2D, 0);
    fprintf(file, "P6\n%d %d\n255\n", chain->width, chain->height);
    for (int y = chain->height - 1; y >= 0; y--)
        for (int x = 0; x < chain->width; x++) fwrite(pixels + (y * chain->width + x) * 4, 1, 3, file);
    fclose(file);
    free(pixels);
}
CALL xrEndFrame(XrSession session, const XrFrameEndInfo *info) {
    if (!begun) return XR_ERROR_CALL_ORDER_INVALID;
    begun = 0;
    if (info->environmentBlendMode != XR_ENVIRONMENT_BLEND_MODE_OPAQUE)
        return XR_ERROR_ENVIRONMENT_BLEND_MODE_UNSUPPORTED;
    if (info->displayTime != frame * 11111111LL) return XR_ERROR_TIME_INVALID;
    for (uint32_t n = 0; n < info->layerCount; n++) {
        const XrCompositionLayerProjection *layer = (const void *) info->layers[n];
        if (layer->type != XR_TYPE_COMPOSITION_LAYER_PROJECTION || layer->viewCount != 2) return XR_ERROR_LAYER_INVALID;
        for (int eye = 0; eye < 2; eye++) {
            const XrSwapchainSubImage *image = &layer->views[eye].subImage;
            Chain *chain = (Chain *) image->swapchain;
            if (image->imageRect.extent.width != chain->width || image->imageRect.extent.height != chain->height)
                return XR_ERROR_SWAPCHAIN_RECT_INVALID;
            if (!chain->shown) return XR_ERROR_LAYER_INVALID;
            if (getenv("DOUBLE_OUT")) write_picture(eye, chain);
        }
    }
    return XR_SUCCESS;
}

/* Paths, action sets and actions: a handle is the place of a name. */
static uint64_t handle(const char *name) {
    for (int i = 0; i < name_count; i++)
        if (!strcmp(names[i], name)) return (uint64_t) i + 1;
    strncpy(names[name_count], name, sizeof names[0] - 1);
    return (uint64_t) ++name_count;
}
static const char *name_of(uint64_t number) { return names[number - 1]; }
CALL xrStringToPath(XrInstance instance, const char *text, XrPath *path) {
    *path = handle(text);
    return XR_SUCCESS;
}
CALL xrCreateActionSet(XrInstance instance, const XrActionSetCreateInfo *info, XrActionSet *set) {
    *set = (XrActionSet) handle(info->actionSetName);
    return XR_SUCCESS;
}
CALL xrDestroyActionSet(XrActionSet set) { return XR_SUCCESS; }
CALL xrCreateAction(XrActionSet set, const XrActionCreateInfo *info, XrAction *action) {
    if (!*info->localizedActionName) return XR_ERROR_LOCALIZED_NAME_INVALID;
    *action = (XrAction) handle(info->actionName);
    return XR_SUCCESS;
}
CALL xrSuggestInteractionProfileBindings(XrInstance instance, const XrInteractionProfileSuggestedBinding *suggested) {
    const char *profile = name_of(suggested->interactionProfile);
    printf("profile %s\n", profile);
    for (uint32_t n = 0; n < suggested->countSuggestedBindings; n++)
        printf("binding %s %s\n", name_of((uint64_t) (uintptr_t) suggested->suggestedBindings[n].action),
               name_of(suggested->suggestedBindings[n].binding));
    fflush(stdout);
    /* It does not know this controller, as a runtime may. */
    return strstr(profile, "motion_controller") ? XR_ERROR_PATH_UNSUPPORTED : XR_SUCCESS;
}
CALL xrAttachSessionActionSets(XrSession session, const XrSessionActionSetsAttachInfo *info) { return XR_SUCCESS; }
static int syncs, asked_at[129];
static XrBool32 down[129];
CALL xrSyncActions(XrSession session, const XrActionsSyncInfo *info) {
    syncs++;
    return running ? XR_SUCCESS : XR_ERROR_SESSION_NOT_RUNNING;
}
/* The file that stands for an action's button. */
static const char *button(const char *action) {
    static char path[1024];
    const char *folder = getenv("DOUBLE_BUTTONS");
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "/nowhere", action);
    return path;
}
static XrBool32 is_down(const char *action) {
    char pressed[200];
    snprintf(pressed, sizeof pressed, "%s@%d", action, frame);
    const char *wanted = getenv("DOUBLE_PRESS");
    return wanted && !strcmp(wanted, pressed) || !unlink(button(action));
}
CALL xrGetActionStateBoolean(XrSession session, const XrActionStateGetInfo *info, XrActionStateBoolean *state) {
    uint64_t action = (uint64_t) (uintptr_t) info->action;
    /* Until the next sync the answer stays the same, however often it is asked for. */
    if (asked_at[action] != syncs) down[action] = is_down(name_of(action));
    asked_at[action] = syncs;
    state->isActive = XR_TRUE;
    state->currentState = state->changedSinceLastSync = down[action];
    return XR_SUCCESS;
}
CALL xrGetActionStateFloat(XrSession session, const XrActionStateGetInfo *info, XrActionStateFloat *state) {
    const char *action = name_of((uint64_t) (uintptr_t) info->action);
    state->isActive = XR_TRUE;
    state->currentState = strcmp(action, "blend") ? 0 : 0.25f;
    if (!strcmp(action, "turn") && getenv("DOUBLE_PUSH")) state->currentState = (float) setting("DOUBLE_PUSH", 0);
    FILE *file = fopen(button(action), "r");
    if (!file) return XR_SUCCESS;
    fscanf(file, "%f", &state->currentState);
    fclose(file);
    return XR_SUCCESS;
}

CALL xrGetCurrentInteractionProfile(XrSession session, XrPath hand, XrInteractionProfileState *state) {
    const char *profile = getenv("DOUBLE_CONTROLLER");
    state->interactionProfile = profile && strstr(name_of(hand), "right") ? handle(profile) : XR_NULL_PATH;
    return XR_SUCCESS;
}

static XRAPI_ATTR XrResult XRAPI_CALL unsupported(void) { return XR_ERROR_FUNCTION_UNSUPPORTED; }
static XRAPI_ATTR XrResult XRAPI_CALL get(XrInstance instance, const char *name, PFN_xrVoidFunction *function) {
#define HAS(x) {#x, (PFN_xrVoidFunction) x}
    static const struct { const char *name; PFN_xrVoidFunction function; } functions[] = {
        {"xrGetInstanceProcAddr", (PFN_xrVoidFunction) get},
        HAS(xrEnumerateInstanceExtensionProperties), HAS(xrCreateInstance), HAS(xrDestroyInstance),
        HAS(xrGetInstanceProperties), HAS(xrGetSystem), HAS(xrGetSystemProperties),
        HAS(xrEnumerateViewConfigurationViews), HAS(xrGetOpenGLGraphicsRequirementsKHR), HAS(xrCreateSession),
        HAS(xrDestroySession), HAS(xrBeginSession), HAS(xrEndSession), HAS(xrPollEvent),
        HAS(xrEnumerateReferenceSpaces), HAS(xrCreateReferenceSpace), HAS(xrDestroySpace), HAS(xrLocateSpace),
        HAS(xrEnumerateSwapchainFormats), HAS(xrCreateSwapchain), HAS(xrDestroySwapchain),
        HAS(xrEnumerateSwapchainImages), HAS(xrAcquireSwapchainImage), HAS(xrWaitSwapchainImage),
        HAS(xrReleaseSwapchainImage), HAS(xrWaitFrame), HAS(xrBeginFrame), HAS(xrLocateViews), HAS(xrEndFrame),
        HAS(xrStringToPath), HAS(xrCreateActionSet), HAS(xrDestroyActionSet), HAS(xrCreateAction),
        HAS(xrSuggestInteractionProfileBindings), HAS(xrAttachSessionActionSets), HAS(xrSyncActions),
        HAS(xrGetCurrentInteractionProfile), HAS(xrGetActionStateBoolean), HAS(xrGetActionStateFloat),
    };
    *function = (PFN_xrVoidFunction) unsupported;
    for (size_t n = 0; n < sizeof functions / sizeof *functions; n++)
        if (!strcmp(functions[n].name, name)) *function = functions[n].function;
    return XR_SUCCESS;
}

__attribute__((visibility("default"))) XrResult xrNegotiateLoaderRuntimeInterface(
        const LoaderInfo *loader, RuntimeRequest *request) {
    request->interface = 1;
    request->api = XR_MAKE_VERSION(1, 0, 34);
    request->get = get;
    return XR_SUCCESS;
}
