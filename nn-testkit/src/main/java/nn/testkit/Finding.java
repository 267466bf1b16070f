package nn.testkit;

import nn.data.NnException;

/** Tells what is wrong with what users wrote, and where. */
final class Finding {
    private Finding() {}

    /** Names the place of what goes wrong. */
    static void at(String place, Runnable check) {
        try {
            check.run();
        } catch (NnException wrong) {
            throw wrong.at(place);
        }
    }

    /** Lets a test fail by what goes wrong. */
    static void report(String place, Runnable check) {
        try {
            check.run();
        } catch (NnException wrong) {
            throw new AssertionError(wrong.at(place).getMessage(), wrong);
        }
    }
}
