"""What people are told when something is wrong, in English and in Chinese."""


class TalkgraphError(RuntimeError):
    """A failure that says what, where and what to do. ComfyUI shows it on the node."""

    def __init__(self, english, chinese):
        super().__init__(f"{english}\n{chinese}")
        self.english = english
        self.chinese = chinese


def address_invalid(address):
    return TalkgraphError(
        f'"{address}" is not the address of a Talkgraph server. Write it as http://192.168.1.20:8288.',
        f"“{address}”不是有效的 Talkgraph 服务器地址。请写成 http://192.168.1.20:8288 的形式。",
    )


def unreachable(place, reason):
    return TalkgraphError(
        f"The Talkgraph server {place} cannot be reached ({reason}). Start it with: talkgraph serve --port 8288",
        f"无法连接 Talkgraph 服务器 {place}（{reason}）。请先启动：talkgraph serve --port 8288",
    )


def refused(place):
    return TalkgraphError(
        f"{place} wants a token. Put it into the environment variable TALKGRAPH_TOKEN of ComfyUI and the address into "
        "TALKGRAPH_URL: it is sent to no other server. Or put the token into this node.",
        f"{place} 需要访问令牌。请在 ComfyUI 的环境变量 TALKGRAPH_TOKEN 中设置令牌，并将 TALKGRAPH_URL 设为该地址"
        "（令牌不会发送给其他服务器）；也可以直接填入此节点。",
    )


def other_program(place, reason):
    return TalkgraphError(
        f"{place} answers, but is no Talkgraph server ({reason}). Check the address and the port: ComfyUI itself uses 8188.",
        f"{place} 有应答，但不是 Talkgraph 服务器（{reason}）。请检查地址和端口：8188 是 ComfyUI 自己的默认端口。",
    )


def server_failed(place, reason):
    return TalkgraphError(
        f"{place} could not do what was asked ({reason}). Look at its log, then run again.",
        f"{place} 未能完成请求（{reason}）。请查看它的日志，然后重新运行。",
    )


def too_large(place, name, megabytes):
    return TalkgraphError(
        f'{place} does not take "{name}": {megabytes} MB are too much for it, or for the proxy before it. Send less.',
        f"{place} 拒收“{name}”：{megabytes} MB 超出它或前置代理的上限。请减小文件。",
    )


def not_media(path):
    return TalkgraphError(
        f"{path} is neither sound, video nor picture by its name, so it is not sent.",
        f"从文件名看，{path} 不是音频、视频或图片，因此不会发送。",
    )


def file_missing(path):
    return TalkgraphError(f"There is no file {path}.", f"找不到文件 {path}。")


def speech_missing():
    return TalkgraphError(
        "No speech: connect AUDIO, or name a file in audio_path.",
        "没有语音：请连接 AUDIO，或在 audio_path 中填写文件。",
    )


def person_missing():
    return TalkgraphError(
        "No person: connect VIDEO or IMAGE, or name a file in video_path.",
        "没有人物：请连接 VIDEO 或 IMAGE，或在 video_path 中填写文件。",
    )


def input_unusable(name, reason):
    return TalkgraphError(
        f'What is connected to "{name}" cannot be used ({reason}).',
        f"“{name}”连接的内容无法使用（{reason}）。",
    )


def said_by_server(text, fallback):
    """The server's own sentence, which it has in both languages."""
    if isinstance(text, dict) and text.get("en"):
        return TalkgraphError(text["en"], text.get("zh") or text["en"])
    return TalkgraphError(f"Talkgraph: {fallback}", f"Talkgraph：{fallback}")


def cancelled():
    return TalkgraphError("Somebody stopped the run on the Talkgraph server.", "该任务在 Talkgraph 服务器上被中止。")


def nothing_made():
    return TalkgraphError("The Talkgraph server made no video.", "Talkgraph 服务器没有生成视频。")
