package nn.reliability;

import java.util.Arrays;
import nn.Model;
import nn.Predictor;

/**
 * Predicts single rows, half of them by the model and half by a predictor, and wants the same answers each time.
 *
 * @param tiny what predicts, and by which engine
 */
record Predictions(Tiny tiny) implements Proof {
    @Override
    public void run(Course course) throws InterruptedException {
        Model model = tiny.fit();
        Answers answers = Answers.of(model);
        try (Predictor predictor = model.predictor()) {
            course.each(i -> {
                int row = course.random().nextInt(answers.count());
                float[] given = i % 2 == 0 ? model.predict(answers.row(row)) : predictor.predict(answers.row(row));
                course.expect(Arrays.equals(given, answers.expected(row)), "row %d is predicted otherwise", row);
            });
        }
    }
}
