"""The node against a real Talkgraph server: its address, its token and small media come from the environment."""

import json
import os
import tempfile
import time
import unittest
import urllib.request
import wave

from stub_host import Host, InterruptProcessingException, Tensor, VideoFromFile
from test_contract import MESSAGES, NODE

URL, TOKEN = os.environ.get("TALKGRAPH_TEST_URL"), os.environ.get("TALKGRAPH_TEST_TOKEN", "")
MEDIA = os.environ.get("TALKGRAPH_TEST_MEDIA", "")


def ask(path):
    request = urllib.request.Request(f"{URL}{path}", headers={"Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def speech():
    """The recording as ComfyUI's AUDIO."""
    with wave.open(os.path.join(MEDIA, "speech.wav")) as file:
        data = memoryview(file.readframes(file.getnframes())).cast("h")
        channels = file.getnchannels()
        waveform = [[value / 32768 for value in data[at::channels]] for at in range(channels)]
        return {"waveform": Tensor([waveform]), "sample_rate": file.getframerate()}


@unittest.skipUnless(URL, "TALKGRAPH_TEST_URL names no server: tests/integrations/comfyui-node.test.mjs starts one")
class WithServer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name

    def test_audio_and_video_become_a_video_of_the_host(self):
        with Host(self.root) as host:
            video = VideoFromFile(os.path.join(MEDIA, "person.mp4"))
            answer = NODE().generate(
                URL, "720p", False, node_id="7", token=TOKEN, audio=speech(), video=video, lip_intensity=1.2
            )
        made, path = answer["result"]
        self.assertIsInstance(made, VideoFromFile)
        self.assertEqual(made.file, path)
        with open(path, "rb") as file:
            self.assertEqual(file.read(8)[4:], b"ftyp")
        [shown] = answer["ui"]["images"]
        self.assertEqual(os.path.join(self.root, "output", shown["subfolder"], shown["filename"]), path)
        [bar] = host.bars
        self.assertEqual((bar.values == sorted(bar.values), bar.values[-1], len(bar.values) > 4), (True, 100, True))
        self.assertEqual(os.listdir(os.path.join(self.root, "temp")), [])

    def test_an_older_host_gets_a_path(self):
        files = {"audio_path": os.path.join(MEDIA, "speech.wav"), "video_path": os.path.join(MEDIA, "person.mp4")}
        with Host(self.root, with_video=False, bars_know_nodes=False) as host:
            made, path = NODE().generate(f"{URL}/", "720p", False, token=TOKEN, **files)["result"]
        self.assertEqual((made, os.path.isfile(path), host.bars[0].values[-1]), (path, True, 100))

    def test_pictures_without_a_face_are_told_in_both_languages(self):
        grey = [[[0.5, 0.5, 0.5]] * 64] * 64
        with Host(self.root):
            with self.assertRaises(MESSAGES.TalkgraphError) as caught:
                NODE().generate(URL, "720p", False, token=TOKEN, audio=speech(), images=Tensor([grey] * 3), fps=12.5)
        self.assertRegex(str(caught.exception), "face.*\n.*人脸")
        self.assertFalse(os.path.exists(os.path.join(self.root, "output")))

    def test_a_cancel_in_comfyui_stops_the_run_there(self):
        files = {"audio_path": os.path.join(MEDIA, "speech.wav"), "video_path": os.path.join(MEDIA, "person.mp4")}
        known = {run["id"] for run in ask("/api/runs")["runs"]}
        with Host(self.root) as host:
            # Each upload asks twice; then the run has begun.
            host.interrupt_after = 5
            with self.assertRaises(InterruptProcessingException):
                NODE().generate(URL, "1080p", False, token=TOKEN, offset_ms=40, **files)
        [run] = [run for run in ask("/api/runs")["runs"] if run["id"] not in known]
        for _ in range(200):
            if ask(f"/api/runs/{run['id']}")["state"] == "cancelled":
                return
            time.sleep(0.05)
        self.fail("The run was not cancelled.")

    def test_a_wrong_token_is_told(self):
        with Host(self.root), self.assertRaisesRegex(MESSAGES.TalkgraphError, "TALKGRAPH_TOKEN"):
            NODE().generate(
                URL, token="wrong", audio=speech(), video_path=os.path.join(MEDIA, "person.mp4")
            )


if __name__ == "__main__":
    unittest.main()
