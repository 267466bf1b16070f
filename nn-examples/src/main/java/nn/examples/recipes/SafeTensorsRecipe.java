package nn.examples.recipes;

import java.nio.file.Path;
import java.util.Map;
import nn.Model;
import nn.file.SafeTensors;

/** Takes weights out of a model, and puts them in again. */
final class SafeTensorsRecipe {
    private SafeTensorsRecipe() {}

    static Model weights(Model model, Path folder) {
        // spotless:off
        // DOC
        SafeTensors.write(folder.resolve("weights.safetensors"), model.weights(), Map.of("task", "digits"));
        Model same = model.withWeights(SafeTensors.read(folder.resolve("weights.safetensors")));
        String task = SafeTensors.metadata(folder.resolve("weights.safetensors")).get("task");
        // DOC ends
        // spotless:on
        System.out.println(task);
        return same;
    }
}
