"""The node: sends a voice and a person to a Talkgraph server, and gives back the person saying it."""

import os
import re
import shutil
import uuid

from . import comfy_host, talkgraph_media, talkgraph_messages as messages
from .talkgraph_client import TalkgraphClient, content_name

# The setting nodes of Talkgraph: input here, node there, its input, and the value that is the usual one.
SETTINGS = (
    ("lip_intensity", "LipIntensity", "intensity", 1.0),
    ("smoothness", "MotionSmoothness", "smoothness", 0.3),
    ("offset_ms", "MouthOffset", "offset_ms", 0),
    ("loop", "LoopPolicy", "policy", "best-transition"),
    ("face", "FaceChoice", "face", 0),
)
TOKEN_TOOLTIP = (
    "会保存在工作流中，建议改用环境变量 TALKGRAPH_TOKEN / It is kept in the workflow: better set the variable TALKGRAPH_TOKEN"
)
LOOPS = ["best-transition", "ping-pong", "loop", "freeze"]


class HeyGemTalkgraph:
    """ComfyUI's contract of a node."""

    CATEGORY = "Talkgraph"
    FUNCTION = "generate"
    RETURN_TYPES = ("VIDEO", "STRING")
    RETURN_NAMES = ("video", "path")
    OUTPUT_NODE = True
    DESCRIPTION = (
        "Makes the person of a video or a photo say a recording, on a Talkgraph server. "
        "在 Talkgraph 服务器上让视频或照片中的人物说出一段录音。"
    )

    @classmethod
    def INPUT_TYPES(cls):
        number = {"display": "number"}
        return {
            "required": {
                "server": ("STRING", {"default": _own_server(), "tooltip": "Talkgraph 服务器地址 / address of the server"}),
                "resolution": (["1080p", "720p", "source"], {"default": "1080p"}),
                "use_gpu": ("BOOLEAN", {"default": True}),
            },
            "optional": {
                "audio": ("AUDIO",),
                "video": ("VIDEO",),
                "images": ("IMAGE",),
                "fps": ("FLOAT", {"default": 25.0, "min": 1.0, "max": 120.0, "step": 0.01, **number}),
                "audio_path": ("STRING", {"default": "", "tooltip": "代替 AUDIO 的文件 / a file instead of AUDIO"}),
                "video_path": ("STRING", {"default": "", "tooltip": "代替 VIDEO 的文件 / a file instead of VIDEO"}),
                "lip_intensity": ("FLOAT", {"default": 1.0, "min": 0.0, "max": 2.0, "step": 0.05, **number}),
                "smoothness": ("FLOAT", {"default": 0.3, "min": 0.0, "max": 1.0, "step": 0.05, **number}),
                "offset_ms": ("INT", {"default": 0, "min": -1000, "max": 1000, "step": 10}),
                "loop": (LOOPS, {"default": "best-transition"}),
                "face": ("INT", {"default": 0, "min": 0, "max": 99}),
                "engine": ("STRING", {"default": "", "tooltip": "留空由服务器决定 / empty: the server decides"}),
                "filename_prefix": ("STRING", {"default": "talkgraph/video"}),
                "token": ("STRING", {"default": "", "tooltip": TOKEN_TOOLTIP}),
            },
            "hidden": {"node_id": "UNIQUE_ID"},
        }

    @classmethod
    def VALIDATE_INPUTS(cls, server=None, audio_path=None, video_path=None):
        try:
            if server is not None:
                TalkgraphClient(server)
            for path in (audio_path, video_path):
                if path:
                    talkgraph_media.existing_file(path)
        except messages.TalkgraphError as error:
            return str(error)
        return True

    @classmethod
    def IS_CHANGED(cls, audio_path="", video_path="", **_):
        """A file that was replaced is sent anew."""
        facts = []
        for path in (audio_path, video_path):
            try:
                found = os.stat(os.path.expanduser((path or "").strip().strip('"')))
                facts.append(f"{path} {found.st_size} {found.st_mtime_ns}")
            except OSError:
                facts.append(path or "")
        return "|".join(facts)

    def generate(self, server, resolution="1080p", use_gpu=True, node_id=None, token="", **inputs):
        progress = comfy_host.Progress(node_id)
        client = TalkgraphClient(server, token or _own_token(server), comfy_host.check_interrupted)
        folder = comfy_host.temporary_folder()
        try:
            voice, person = _files(inputs, folder)
            names = [
                _upload(client, file, lambda share, step=step: progress.show((step + share) * 0.05))
                for step, file in enumerate((voice, person))
            ]
            prompt = _prompt(names, {"resolution": resolution, "use_gpu": bool(use_gpu)}, inputs)
            run_id = _run(client, prompt, lambda share: progress.show(0.1 + 0.88 * share))
            made = [item for item in client.outputs(run_id) if item["filename"].lower().endswith(".mp4")]
            if not made:
                raise messages.nothing_made()
            path, shown = _keep(client, made[-1], inputs.get("filename_prefix") or "talkgraph/video")
            progress.show(1)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return {"ui": {"images": [shown], "animated": (True,)}, "result": (comfy_host.video_of(path), path)}


def _own_server():
    return os.environ.get("TALKGRAPH_URL") or "http://127.0.0.1:8288"


def _own_token(server):
    """The token of the environment is for the server of the environment: a workflow of others may name any server."""
    is_own = TalkgraphClient(server).place == TalkgraphClient(_own_server()).place
    return os.environ.get("TALKGRAPH_TOKEN", "") if is_own else ""


def _files(inputs, folder):
    """The files of the voice and of the person, each with its extension."""
    audio, video, images = inputs.get("audio"), inputs.get("video"), inputs.get("images")
    if inputs.get("audio_path"):
        voice = talkgraph_media.existing_file(inputs["audio_path"])
    elif audio is not None:
        voice = (os.path.join(folder, "voice.wav"), ".wav")
        talkgraph_media.write_audio(audio, voice[0])
    else:
        raise messages.speech_missing()
    if inputs.get("video_path"):
        return voice, talkgraph_media.existing_file(inputs["video_path"])
    if video is not None:
        return voice, talkgraph_media.write_video(video, folder)
    if images is None:
        raise messages.person_missing()
    fps = float(inputs.get("fps") or 25)
    return voice, talkgraph_media.write_images(images, fps, folder, comfy_host.check_interrupted)


def _upload(client, file, on_share):
    path, extension = file
    name = content_name(path, extension if re.fullmatch(r"\.[a-z0-9]{1,5}", extension) else "")
    return client.upload(path, name, lambda done, total: on_share(done / max(1, total)))


def _prompt(names, wanted, inputs):
    """The workflow that the server runs."""
    voice, person = names
    talk = {"audio": ["1", 0], "video": ["2", 0], **wanted}
    if (inputs.get("engine") or "").strip():
        talk["engine"] = inputs["engine"].strip()
    prompt = {
        "1": {"class_type": "LoadAudio", "inputs": {"audio": voice}},
        "2": _loader(person),
        "3": {"class_type": "HeyGemTalkingHead", "inputs": talk},
        "4": {"class_type": "SaveVideo", "inputs": {"video": ["3", 0], "filename_prefix": "comfyui/video"}},
    }
    for name, node, there, usual in SETTINGS:
        value = inputs.get(name, usual)
        if value is None or value == usual:
            continue
        settings = {there: value}
        if "options" in talk:
            settings["options"] = talk["options"]
        prompt[name] = {"class_type": node, "inputs": settings}
        talk["options"] = [name, 0]
    return prompt


def _loader(person):
    """A photo is brought to life, a film is played."""
    if person.lower().endswith((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")):
        return {"class_type": "LoadImage", "inputs": {"image": person}}
    return {"class_type": "LoadVideo", "inputs": {"file": person}}


def _run(client, prompt, on_share):
    """Runs a workflow to its end; a cancel in ComfyUI takes it back on the server."""
    run_id = str(uuid.uuid4())
    try:
        run_id = client.submit(prompt, run_id)
        client.follow(run_id, lambda event: _tell(event, on_share))
    except messages.TalkgraphError:
        raise
    except BaseException:
        client.cancel(run_id)
        raise
    return run_id


# The talking head listens and looks first, then the saving node draws: as measured on ordinary clips.
PARTS = {"3": (0.0, 0.45), "4": (0.45, 1.0)}


def _tell(event, on_share):
    node = event.get("display", event.get("node"))
    if node not in PARTS:
        return
    start, end = PARTS[node]
    if event.get("kind") == "node-done":
        on_share(end)
    elif event.get("kind") == "node-progress" and event.get("total"):
        on_share(start + (end - start) * min(1, event["done"] / event["total"]))


def _keep(client, item, prefix):
    """Fetches the result into ComfyUI's output folder."""
    path, shown = _free_name(prefix)
    try:
        client.download(item, path)
    except BaseException:
        os.remove(path)
        raise
    return path, shown


def _free_name(prefix):
    """The next free name below ComfyUI's output folder, and how the page is told of it."""
    output = os.path.abspath(comfy_host.output_folder())
    folder, name = os.path.split(prefix.replace("\\", "/"))
    place = os.path.abspath(os.path.join(output, folder))
    # A name that leads out of the folder is not followed.
    if os.path.commonpath([output, place]) != output:
        folder, place = "", output
    os.makedirs(place, exist_ok=True)
    name = re.sub(r'[<>:"|?*\x00-\x1f%]', "_", name) or "video"
    number = 1
    while True:
        file = f"{name}_{number:05d}_.mp4"
        try:
            # Taken at once, so that two runs do not get the same name.
            os.close(os.open(os.path.join(place, file), os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            number += 1
    return os.path.join(place, file), {"filename": file, "subfolder": folder, "type": "output"}
