package nn.mnist;

import java.util.List;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Joins the images of one IDX file with the labels of another. */
final class Labelled {
    private Labelled() {}

    static Dataset of(Tensor images, Tensor labels, List<String> classes, String place) {
        if (images.rows() != labels.rows()) {
            throw NnException.of(
                            "%s: there must be as many labels as images, but there are %d images and %d labels.",
                            place, images.rows(), labels.rows())
                    .maybe("they belong to different sets: fetch both again.");
        }
        if (images.rows() == 0) {
            throw NnException.of("%s: there must be at least one image, but there is none.", place)
                    .maybe("the set was truncated to nothing: fetch both files again.");
        }
        Tensor flat = images.reshape(Shape.of(images.shape().row().size()).batch(images.rows()));
        return Dataset.of(flat, Tensor.of(labels.shape(), digits(labels, place)))
                .classes(classes);
    }

    private static int[] digits(Tensor labels, String place) {
        int[] digits = labels.ints();
        for (int i = 0; i < digits.length; i++) {
            if (digits[i] > 9) {
                throw NnException.of("%s: labels must be digits 0..9, but label %d is %d.", place, i, digits[i])
                        .maybe("these are labels of another set, or damaged: fetch them again.");
            }
        }
        return digits;
    }
}
