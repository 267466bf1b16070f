package nn.examples;

import nn.data.Randoms;

/**
 * Moves a cart with a pole on it, without friction, as Barto, Sutton and Anderson wrote it down in "Neuronlike adaptive
 * elements that can solve difficult learning control problems", 1983.
 */
final class Cart {
    private static final double GRAVITY = 9.8; // m/s²
    private static final double FORCE = 10; // N
    private static final double MASS = 1.1; // kg, the pole's included
    private static final double POLE_MASS = 0.1;
    private static final double HALF_POLE = 0.5; // m
    private static final double SECONDS = 0.02; // a step
    private static final double FARTHEST = 2.4; // m
    private static final double STEEPEST = Math.toRadians(12);

    private double place;
    private double speed;
    private double angle;
    private double turning;

    /** Stands nearly still, the pole nearly upright. */
    Cart(Randoms randoms) {
        place = nearZero(randoms);
        speed = nearZero(randoms);
        angle = nearZero(randoms);
        turning = nearZero(randoms);
    }

    private static double nearZero(Randoms randoms) {
        return 0.1 * randoms.nextDouble() - 0.05;
    }

    /** Returns all that there is to know. */
    float[] state() {
        return new float[] {(float) place, (float) speed, (float) angle, (float) turning};
    }

    boolean stands() {
        return Math.abs(place) <= FARTHEST && Math.abs(angle) <= STEEPEST;
    }

    /** Pushes for one step, to the left (0) or to the right (1). */
    void push(int direction) {
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double force = direction == 1 ? FORCE : -FORCE;
        double swing = (force + POLE_MASS * HALF_POLE * turning * turning * sin) / MASS;
        double turn = (GRAVITY * sin - cos * swing) / (HALF_POLE * (4.0 / 3 - POLE_MASS * cos * cos / MASS));
        place += SECONDS * speed;
        speed += SECONDS * (swing - POLE_MASS * HALF_POLE * turn * cos / MASS);
        angle += SECONDS * turning;
        turning += SECONDS * turn;
    }
}
