package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import nn.data.Dataset;
import org.junit.jupiter.api.Test;

class SearchRecipeTest {
    private static final Dataset FLOWERS = FoldsRecipeTest.flowers();

    @Test
    void findsSettingsAtRandomAndKeepsTheModel() {
        assertThat(SearchRecipe.random(FLOWERS).evaluate(FLOWERS).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void findsSettingsOnAGridByCrossValidation() {
        assertThat(SearchRecipe.grid(FLOWERS).best().score()).isGreaterThan(0.9);
    }
}
