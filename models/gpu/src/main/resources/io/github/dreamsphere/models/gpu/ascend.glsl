// A step of the picture along the normalised gradient or, if ADAM is defined, in Adam's direction; see AscentRule.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Picture { float picture[]; };
layout(std430, binding = 2) readonly buffer Result { double result[]; };
#ifdef ADAM
layout(std430, binding = 3) buffer Means { float means[]; };
layout(std430, binding = 4) buffer Squares { float squares[]; };
layout(std430, binding = 5) readonly buffer Rates { float newMean, newSquare, meanScale, squareScale, epsilon; };
#endif
#define WIDTH g[0]
#define STEP f[0]

float direction(float gradient, int at) {
#ifdef ADAM
    means[at] += newMean * (gradient - means[at]);
    squares[at] += newSquare * (gradient * gradient - squares[at]);
    return means[at] * meanScale / (sqrt(squares[at] * squareScale) + epsilon);
#else
    return gradient;
#endif
}

void main() {
    int x = int(gl_GlobalInvocationID.x);
    if (x >= WIDTH || result[2] == 0.0lf) return;
    int first = int(gl_WorkGroupID.y) * WIDTH + x;
    vec4 normalised = float(result[1]) * gradient[first];
    for (int c = 0; c < 3; c++) {
        int at = 3 * first + c;
        picture[at] = clamp(picture[at] + STEP * direction(normalised[c], at), 0.0, 1.0);
    }
}
