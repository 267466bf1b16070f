"""Keras on the backend that KERAS_BACKEND names, accuracy on."""
import os
import time

import keras

import keras_nets
from rows import arguments, batch_size, load, say, say_memory

task, folder, epochs, threads, _ = arguments()
backend = keras.backend.backend()
version = f"Keras {keras.__version__} on "
if backend == "tensorflow":
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    version += f"TensorFlow {tensorflow.__version__}"
elif backend == "torch":
    import torch

    torch.set_num_threads(threads)
    version += f"PyTorch {torch.__version__}"
else:
    import jax

    threads = os.cpu_count()
    version += f"JAX {jax.__version__}"


class Clock(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.begun = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        say("unit", time.perf_counter() - self.begun)


model = keras_nets.network(task)
if task == "lecture":
    model.compile("sgd", "mean_squared_error", metrics=["accuracy"])
else:
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
images, labels = load(task, folder, "train", channels_last=True)
model.fit(images, keras.utils.to_categorical(labels, 10), batch_size(task), epochs, verbose=0, callbacks=[Clock()])
images, labels = load(task, folder, "t10k", channels_last=True)
say("accuracy", model.evaluate(images, keras.utils.to_categorical(labels, 10), verbose=0)[1])
say("version", version)
say("threads", threads)
say_memory()
