package nn.reliability;

import nn.data.State;

/**
 * Fits one small network again and again, and wants the same weights each time.
 *
 * @param tiny what is trained, and by which engine
 */
record Fits(Tiny tiny) implements Proof {
    @Override
    public void run(Course course) throws InterruptedException {
        State ever = tiny.fit().state();
        course.each(i -> tiny.expectSame(course, ever));
    }
}
