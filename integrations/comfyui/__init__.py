"""HeyGem Generator (Talkgraph): a ComfyUI node that makes a person of a video or a photo say a recording."""

from .talkgraph_node import HeyGemTalkgraph

NODE_CLASS_MAPPINGS = {"HeyGemTalkgraph": HeyGemTalkgraph}
NODE_DISPLAY_NAME_MAPPINGS = {"HeyGemTalkgraph": "HeyGem Generator (Talkgraph)"}

__all__ = ["NODE_CLASS_MAPPINGS", "NODE_DISPLAY_NAME_MAPPINGS"]
