"""What ComfyUI's process offers, as far as nodes see it: modules, the interrupt flag, progress bars, tensors, videos."""

import importlib.util
import os
import sys
import types

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class InterruptProcessingException(Exception):
    pass


class Host:
    """One ComfyUI. `interrupt_after` counts how often a node may ask before the user presses cancel."""

    def __init__(self, root, with_video=True, bars_know_nodes=True):
        self.root, self.bars, self.interrupt_after = root, [], None
        self.asked = 0
        modules = {name: types.ModuleType(name) for name in ("comfy", "comfy.model_management", "comfy.utils")}
        modules["comfy"].model_management = modules["comfy.model_management"]
        modules["comfy.model_management"].throw_exception_if_processing_interrupted = self._throw_if_interrupted
        modules["comfy.utils"].ProgressBar = self._bar_class(bars_know_nodes)
        paths = modules["folder_paths"] = types.ModuleType("folder_paths")
        paths.get_output_directory = lambda: os.path.join(root, "output")
        paths.get_temp_directory = lambda: os.path.join(root, "temp")
        if with_video:
            modules["comfy_api"] = types.ModuleType("comfy_api")
            modules["comfy_api.latest"] = types.ModuleType("comfy_api.latest")
            modules["comfy_api.latest"].InputImpl = types.SimpleNamespace(VideoFromFile=VideoFromFile)
        self.modules = modules

    def __enter__(self):
        sys.modules.update(self.modules)
        return self

    def __exit__(self, *_):
        for name in self.modules:
            sys.modules.pop(name, None)

    def _throw_if_interrupted(self):
        self.asked += 1
        if self.interrupt_after is not None and self.asked > self.interrupt_after:
            raise InterruptProcessingException()

    def _bar_class(host, bars_know_nodes):
        class ProgressBar:
            def __init__(self, total, **more):
                if more and not bars_know_nodes:
                    raise TypeError("unexpected keyword argument")
                self.total, self.values = total, []
                host.bars.append(self)

            def update_absolute(self, value, total=None, preview=None):
                self.values.append(value)

        return ProgressBar


class VideoFromFile:
    """A VIDEO of the host that lies in a file."""

    def __init__(self, file):
        self.file = file

    def get_stream_source(self):
        return self.file

    def save_to(self, path, format=None, codec=None, metadata=None):
        raise AssertionError("A file is not written anew.")


class VideoFromComponents:
    """A VIDEO that exists only as frames: all it can do is save itself."""

    def __init__(self, file):
        self.file = file

    def save_to(self, path, format=None, codec=None, metadata=None):
        with open(self.file, "rb") as source, open(path, "wb") as target:
            target.write(source.read())


class Tensor:
    """As much of a tensor as a node may count on: a shape, parts, and lists of numbers."""

    def __init__(self, values):
        self.values = values

    @property
    def shape(self):
        sizes, part = [], self.values
        while isinstance(part, list):
            sizes.append(len(part))
            part = part[0] if part else None
        return tuple(sizes)

    def __getitem__(self, at):
        return Tensor(self.values[at])

    def __iter__(self):
        return (Tensor(part) for part in self.values)

    def tolist(self):
        return self.values


def torch_like(values):
    """The same with the methods of torch's tensors, over numpy; None where numpy is not installed."""
    try:
        import numpy
    except ImportError:
        return None

    class TorchLike:
        def __init__(self, array):
            self.array, self.shape = array, array.shape

        def __getitem__(self, at):
            return TorchLike(self.array[at])

        def __iter__(self):
            return (TorchLike(part) for part in self.array)

        def detach(self):
            return self

        cpu = detach

        def float(self):
            return TorchLike(self.array.astype("float32"))

        def clamp(self, low, high):
            return TorchLike(self.array.clip(low, high))

        def mul(self, factor):
            return TorchLike(self.array * factor)

        def round(self):
            return TorchLike(self.array.round())

        def numpy(self):
            return self.array

    return TorchLike(numpy.array(values))


def load_pack():
    """Imports the folder as ComfyUI does: by its path, under a name that is a path too."""
    name = FOLDER.replace(".", "_x_")
    spec = importlib.util.spec_from_file_location(name, os.path.join(FOLDER, "__init__.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
