package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.mnist.OpticalDigits;
import org.junit.jupiter.api.Test;

class DigitReaderTest {
    @Test
    void livesInTheUnnamedModule() {
        assertFalse(DigitReader.class.getModule().isNamed());
    }

    @Test
    void trainsPredictsAndEvaluates() {
        var digits = OpticalDigits.load();

        var model = DigitReader.train(digits.train());

        assertTrue(model.evaluate(digits.test()).accuracy() > 0.85);
        assertEquals(10, model.predict(new float[64]).length);
    }
}
