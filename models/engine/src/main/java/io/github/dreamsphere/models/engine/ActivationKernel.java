package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Activation;

/** An elementwise function. Its derivative is computed from the input, which no other kernel overwrites. */
final class ActivationKernel implements Kernel {
    private static final double INVERSE_ROOT_OF_PI = 0.5641895835477563;

    private final Activation op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final float[] values;
    private final float[] gradients;

    ActivationKernel(Activation op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        values = new float[input.shape().length()];
        gradients = new float[input.gradient() == null ? 0 : values.length];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), values);
        all(i -> values[i] = (float) value(values[i]));
        Floats.write(values, output.value());
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), gradients);
        all(i -> gradients[i] *= (float) slope(values[i]));
        Floats.write(gradients, input.gradient());
    }

    @FunctionalInterface
    private interface Place {
        void visit(int i);
    }

    private void all(Place place) {
        Chunks.each(values.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                place.visit(i);
            }
        });
    }

    private double value(double x) {
        return switch (op.curve()) {
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case HARD_SIGMOID -> Math.min(Math.max(op.a() * x + op.b(), 0), 1);
            case ELU -> x > 0 ? x : op.a() * Math.expm1(x);
            case CLIP -> Math.min(Math.max(x, op.a()), op.b());
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case GELU -> x * normal(x);
            case ERF -> erf(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case ABS -> Math.abs(x);
            case POWER -> Math.pow(x, op.a());
            case LINEAR -> op.a() * x + op.b();
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case ASINH -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
            case ACOSH -> Math.log(x + Math.sqrt(x * x - 1));
            case ATANH -> 0.5 * Math.log((1 + x) / (1 - x));
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case ROUND, QUANTISE -> Math.rint(x);
            case TRUNCATE -> x < 0 ? Math.ceil(x) : Math.floor(x);
            case SIGN -> Math.signum(x);
            case NOT_ZERO -> x != 0 ? 1 : 0;
            case THRESHOLD -> x > op.a() ? x : 0;
            case SHRINK -> x < -op.a() ? x + op.b() : x > op.a() ? x - op.b() : 0;
        };
    }

    private double slope(double x) {
        return switch (op.curve()) {
            case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
            case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
            case HARD_SIGMOID -> inside(op.a() * x + op.b(), 0, 1) ? op.a() : 0;
            case ELU -> x > 0 ? 1 : op.a() * Math.exp(x);
            case CLIP -> inside(x, op.a(), op.b()) ? 1 : 0;
            case SOFTPLUS -> sigmoid(x);
            case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
            case GELU -> normal(x) + x * Math.exp(-x * x / 2) * INVERSE_ROOT_OF_PI * Math.sqrt(0.5);
            case ERF -> 2 * INVERSE_ROOT_OF_PI * Math.exp(-x * x);
            case EXP -> Math.exp(x);
            case LOG -> 1 / x;
            case ABS -> Math.signum(x);
            case POWER -> op.a() * Math.pow(x, op.a() - 1);
            case LINEAR -> op.a();
            case SIN -> Math.cos(x);
            case COS -> -Math.sin(x);
            case TAN -> 1 + Math.tan(x) * Math.tan(x);
            case ASIN -> 1 / Math.sqrt(1 - x * x);
            case ACOS -> -1 / Math.sqrt(1 - x * x);
            case ATAN -> 1 / (1 + x * x);
            case SINH -> Math.cosh(x);
            case COSH -> Math.sinh(x);
            case ASINH -> 1 / Math.sqrt(x * x + 1);
            case ACOSH -> 1 / Math.sqrt(x * x - 1);
            case ATANH -> 1 / (1 - x * x);
            case FLOOR, CEIL, ROUND, TRUNCATE, SIGN, NOT_ZERO -> 0;
            case QUANTISE -> 1;
            case THRESHOLD -> x > op.a() ? 1 : 0;
            case SHRINK -> x < -op.a() || x > op.a() ? 1 : 0;
        };
    }

    private static boolean inside(double x, double low, double high) {
        return x > low && x < high;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The distribution function of the normal distribution. */
    private static double normal(double x) {
        return (1 + erf(x * Math.sqrt(0.5))) / 2;
    }

    /** Abramowitz and Stegun 7.1.26; the error is at most 1.5e−7. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        return Math.copySign(1 - series * Math.exp(-x * x), x);
    }
}
