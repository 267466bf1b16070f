package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.lstm;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Tensor;
import nn.onnx.Onnx;
import nn.text.Texts;
import nn.text.Tokenizer;
import nn.text.Vocabulary;

/** Learns from texts, by a vocabulary of their own or by the tokens of a model that was trained before. */
final class TextRecipe {
    private TextRecipe() {}

    static Model read(List<String> reviews, Tensor liked) {
        // spotless:off
        // DOC
        var vocabulary = Vocabulary.fit(reviews, text -> text.maxTokens(10_000)).sequences(40);
        var model = Sequential.of(embedding(vocabulary.size(), 16).maskZero(), lstm(32), dense(1).sigmoid())
                .fit(vocabulary.dataset(reviews, liked), fit -> fit
                        .loss(binaryCrossentropy()).optimizer(adam(0.02)).metrics(accuracy()).epochs(20));
        System.out.println(model.predict(vocabulary.rows(List.of("A film to be seen twice."))));
        // DOC ends
        // spotless:on
        return model;
    }

    static Tensor again(Model model, Path folder) {
        // spotless:off
        // DOC
        Onnx.save(model, folder.resolve("reviews.onnx"));
        var loaded = Onnx.load(folder.resolve("reviews.onnx"));
        var known = loaded.schema().preprocessing(Vocabulary.class);
        var predicted = loaded.predict(known.rows(List.of("Never again!", "A good film")));
        // DOC ends
        // spotless:on
        return predicted;
    }

    static Model bag(List<String> reviews, Tensor liked) {
        // spotless:off
        // DOC
        var bag = Vocabulary.fit(reviews, text -> text.ngrams(2).maxTokens(20_000)).tfIdf();
        var model = Sequential.of(dense(16).relu(), dense(1).sigmoid())
                .fit(bag.dataset(reviews, liked), fit -> fit
                        .loss(binaryCrossentropy()).optimizer(adam(0.02)).metrics(accuracy()).epochs(20));
        // DOC ends
        // spotless:on
        return model;
    }

    static double folder(Path folder) {
        // spotless:off
        // DOC
        var split = Texts.folder(folder.resolve("reviews")).split(0.8).stratified().seed(7);   // good/1.txt, bad/1.txt, …
        var words = Vocabulary.fit(split.train()).counts();
        var classifier = Sequential.of(dense(2).softmax())
                .fit(words.dataset(split.train()), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).optimizer(adam(0.05)).metrics(accuracy()).epochs(20));
        var score = classifier.evaluate(words.dataset(split.test()));
        // DOC ends
        // spotless:on
        return score.get("accuracy");
    }

    static String tokens(Path folder, List<String> reviews) {
        // spotless:off
        // DOC
        var tokenizer = Tokenizer.read(folder.resolve("tokenizer.json"));
        System.out.println(tokenizer.encode("Unbelievable!").tokens());
        System.out.println(tokenizer.encode("Who was it?", "It was me.").typeIds());

        var batch = tokenizer.batch(reviews, 128);
        var inputs = batch.inputs();   // "input_ids", "attention_mask", "token_type_ids": int32 [n, 128]
        var text = tokenizer.decode(batch.ids().row(0).ints());
        // DOC ends
        // spotless:on
        return inputs.keySet() + " " + text;
    }
}
