"""What ComfyUI offers to nodes, as far as the version at hand has it. Nothing here is needed to import the node."""

import os
import tempfile


def check_interrupted():
    """Raises ComfyUI's own exception when the user has pressed cancel."""
    try:
        from comfy import model_management
    except ImportError:
        return
    model_management.throw_exception_if_processing_interrupted()


class Progress:
    """The bar on the node, of 100 steps; silent where there is none."""

    def __init__(self, node_id=None):
        self._bar, self._shown = None, -1
        try:
            from comfy.utils import ProgressBar
        except ImportError:
            return
        try:
            self._bar = ProgressBar(100, node_id=node_id)
        except TypeError:
            # Versions of before 2025 do not ask whose bar it is.
            self._bar = ProgressBar(100)

    def show(self, share):
        value = max(self._shown, min(100, int(share * 100)))
        if self._bar is not None and value != self._shown:
            self._bar.update_absolute(value, 100)
        self._shown = value


def output_folder():
    """Where results are kept that the user sees."""
    try:
        import folder_paths
    except ImportError:
        return os.path.join(tempfile.gettempdir(), "talkgraph-output")
    return folder_paths.get_output_directory()


def temporary_folder():
    """A folder of our own, which the caller removes."""
    try:
        import folder_paths
    except ImportError:
        return tempfile.mkdtemp(prefix="talkgraph-")
    base = folder_paths.get_temp_directory()
    os.makedirs(base, exist_ok=True)
    return tempfile.mkdtemp(prefix="talkgraph-", dir=base)


def video_of(path):
    """A VIDEO of the host, or the path itself where the host has no such thing."""
    for module in ("comfy_api.latest", "comfy_api.input_impl", "comfy_api.input_impl.video_types"):
        try:
            found = __import__(module, fromlist=["VideoFromFile"])
        except ImportError:
            continue
        make = getattr(found, "VideoFromFile", None) or getattr(getattr(found, "InputImpl", None), "VideoFromFile", None)
        if make is not None:
            return make(path)
    return path
