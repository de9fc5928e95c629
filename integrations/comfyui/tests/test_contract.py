"""The node under ComfyUI's contract, without any server."""

import json
import os
import struct
import subprocess
import sys
import tempfile
import threading
import unittest
import wave
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest import mock

from stub_host import FOLDER, Host, Tensor, VideoFromComponents, VideoFromFile, load_pack, torch_like

PACK = load_pack()
NODE = PACK.NODE_CLASS_MAPPINGS["HeyGemTalkgraph"]
MODULE = sys.modules[NODE.__module__]
MEDIA, MESSAGES = MODULE.talkgraph_media, MODULE.messages


class Contract(unittest.TestCase):
    def test_declares_what_comfyui_asks_for(self):
        self.assertEqual(PACK.NODE_DISPLAY_NAME_MAPPINGS, {"HeyGemTalkgraph": "HeyGem Generator (Talkgraph)"})
        self.assertEqual((NODE.RETURN_TYPES, NODE.OUTPUT_NODE), (("VIDEO", "STRING"), True))
        self.assertTrue(callable(getattr(NODE(), NODE.FUNCTION)) and NODE.CATEGORY)
        groups = NODE.INPUT_TYPES()
        self.assertEqual(set(groups), {"required", "optional", "hidden"})
        for name, config in {**groups["required"], **groups["optional"]}.items():
            self.assertIsInstance(config, tuple, name)
            self.assertTrue(isinstance(config[0], (str, list)), name)
        json.dumps(groups)

    def test_every_input_has_a_name_in_both_languages(self):
        groups = NODE.INPUT_TYPES()
        inputs = {*groups["required"], *groups["optional"]}
        for language in ("en", "zh"):
            with open(os.path.join(FOLDER, "locales", language, "nodeDefs.json"), encoding="utf-8") as file:
                self.assertEqual(set(json.load(file)["HeyGemTalkgraph"]["inputs"]), inputs, language)

    def test_the_example_has_a_value_for_every_widget(self):
        with open(os.path.join(FOLDER, "example_workflows", "heygem-generator.json"), encoding="utf-8") as file:
            [node] = [node for node in json.load(file)["nodes"] if node["type"] == "HeyGemTalkgraph"]
        groups = NODE.INPUT_TYPES()
        widgets = [
            config
            for config in {**groups["required"], **groups["optional"]}.values()
            if isinstance(config[0], list) or config[0] in ("STRING", "FLOAT", "INT", "BOOLEAN")
        ]
        self.assertEqual(node["widgets_values"], [config[1]["default"] for config in widgets])

    def test_needs_the_standard_library_only(self):
        code = f"import sys; sys.path.insert(0, {FOLDER + '/tests'!r}); import stub_host; stub_host.load_pack()"
        for flag in ("-S", "-I"):
            subprocess.run([sys.executable, flag, "-c", code], check=True)

    def test_bad_addresses_and_missing_files_are_found_before_the_run(self):
        self.assertIs(NODE.VALIDATE_INPUTS(server="http://127.0.0.1:8288", audio_path=None), True)
        for server in ("", "ftp://host", "http://", "http://host:port"):
            self.assertIn("不是有效的", NODE.VALIDATE_INPUTS(server=server), server)
        self.assertIn("找不到文件", NODE.VALIDATE_INPUTS(video_path="/nowhere/a.mp4"))

    def test_only_media_are_read_from_paths(self):
        with tempfile.TemporaryDirectory() as root:
            key = os.path.join(root, "id_rsa")
            for path in (key, f"{key}.pem"):
                with open(path, "w") as file:
                    file.write("secret")
                self.assertIn("不是音频、视频或图片", NODE.VALIDATE_INPUTS(audio_path=path))
                with Host(root), self.assertRaisesRegex(MESSAGES.TalkgraphError, "neither sound, video nor picture"):
                    NODE().generate("http://127.0.0.1:9", audio_path=path)

    def test_the_token_of_the_environment_goes_to_the_server_of_the_environment_only(self):
        def sent(server, **environment):
            with mock.patch.dict(os.environ, {"TALKGRAPH_TOKEN": "tok", **environment}):
                return MODULE._own_token(server)

        self.assertEqual(sent("127.0.0.1:8288"), "tok")
        self.assertEqual(sent("https://studio.lan/talkgraph", TALKGRAPH_URL="https://Studio.lan"), "tok")
        for server in ("http://evil.example", "http://127.0.0.1:8289", "http://127.0.0.1:8288@evil.example"):
            self.assertEqual(sent(server), "", server)
        self.assertEqual(sent("http://studio.lan", TALKGRAPH_URL="https://studio.lan"), "", "not without TLS")

    def test_a_replaced_file_counts_as_changed(self):
        with tempfile.NamedTemporaryFile() as file:
            before = NODE.IS_CHANGED(audio_path=file.name, server="x", fps=25)
            self.assertEqual(before, NODE.IS_CHANGED(audio_path=file.name))
            file.write(b"more")
            file.flush()
            self.assertNotEqual(before, NODE.IS_CHANGED(audio_path=file.name))
        self.assertEqual(NODE.IS_CHANGED(audio_path=None, video_path="gone"), "|gone")

    def test_what_is_missing_is_said_in_both_languages(self):
        with tempfile.TemporaryDirectory() as root, Host(root):
            with self.assertRaisesRegex(MESSAGES.TalkgraphError, "No speech.*\n.*没有语音"):
                NODE().generate("http://127.0.0.1:9")
            audio = {"waveform": Tensor([[[0.0] * 100]]), "sample_rate": 16000}
            with self.assertRaisesRegex(MESSAGES.TalkgraphError, "No person.*\n.*没有人物"):
                NODE().generate("http://127.0.0.1:9", audio=audio)
            self.assertEqual(os.listdir(os.path.join(root, "temp")), [])

    def test_settings_become_nodes_only_where_they_are_not_as_usual(self):
        prompt = MODULE._prompt(("a.wav", "b.mp4"), {"resolution": "720p"}, {"lip_intensity": 1.0, "engine": " "})
        self.assertEqual(prompt["3"]["inputs"], {"audio": ["1", 0], "video": ["2", 0], "resolution": "720p"})
        self.assertEqual(prompt["2"]["class_type"], "LoadVideo")
        self.assertEqual(MODULE._loader("b.PNG"), {"class_type": "LoadImage", "inputs": {"image": "b.PNG"}})
        prompt = MODULE._prompt(("a.wav", "b.mp4"), {}, {"lip_intensity": 1.2, "loop": "freeze", "engine": "heygem"})
        self.assertEqual(prompt["loop"]["inputs"], {"policy": "freeze", "options": ["lip_intensity", 0]})
        self.assertEqual((prompt["3"]["inputs"]["options"], prompt["3"]["inputs"]["engine"]), (["loop", 0], "heygem"))


class Media(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_audio_becomes_a_wav_file_without_torch(self):
        path = os.path.join(self.folder, "a.wav")
        MEDIA.write_audio({"waveform": Tensor([[[0.0, 0.5, 2.0], [0.0, -0.5, -2.0]]]), "sample_rate": 8000}, path)
        with wave.open(path) as file:
            self.assertEqual((file.getnchannels(), file.getframerate()), (2, 8000))
            self.assertEqual(struct.unpack("<6h", file.readframes(3)), (0, 0, 16384, -16384, 32767, -32767))
        for broken in (None, {}, {"waveform": Tensor([[[]]]), "sample_rate": 8000}):
            with self.assertRaises(MESSAGES.TalkgraphError):
                MEDIA.write_audio(broken, path)

    def test_videos_are_taken_where_they_lie_and_saved_where_they_do_not(self):
        path = os.path.join(self.folder, "a.MOV")
        with open(path, "wb") as file:
            file.write(b"film")
        self.assertEqual(MEDIA.write_video(VideoFromFile(path), self.folder), (path, ".mov"))
        self.assertEqual(MEDIA.write_video(path, self.folder), (path, ".mov"))
        saved, extension = MEDIA.write_video(VideoFromComponents(path), self.folder)
        with open(saved, "rb") as file:
            self.assertEqual((file.read(), extension), (b"film", ".mp4"))
        trimmed = VideoFromFile(path)
        trimmed.get_active_trim_window = lambda: (1.5, 0.0)
        trimmed.save_to = VideoFromComponents(path).save_to
        self.assertEqual(MEDIA.write_video(trimmed, self.folder), (os.path.join(self.folder, "person.mp4"), ".mp4"))
        with self.assertRaisesRegex(MESSAGES.TalkgraphError, "无法使用"):
            MEDIA.write_video(42, self.folder)

    def test_one_picture_is_a_png_and_several_are_a_film(self):
        picture = [[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], [[0.0, 0.0, 1.0], [2.0, -1.0, 0.5]]]
        path, extension = MEDIA.write_images(Tensor([picture]), 25, self.folder, lambda: None)
        with open(path, "rb") as file:
            self.assertEqual((file.read(8), extension), (b"\x89PNG\r\n\x1a\n", ".png"))
        path, extension = MEDIA.write_images(Tensor([picture] * 3), 25, self.folder, lambda: None)
        with open(path, "rb") as file:
            data = file.read()
        self.assertEqual((data[:4], data[8:12], extension), (b"RIFF", b"AVI ", ".avi"))
        self.assertEqual(struct.unpack("<I", data[4:8])[0], len(data) - 8)

    @unittest.skipIf(torch_like([0]) is None, "numpy is not installed: only ComfyUI itself needs it")
    def test_tensors_with_methods_of_torch_give_the_same_files(self):
        sound = [[[0.1, -0.7, 3.0], [0.25, 0.5, -3.0]]]
        picture = [[[0.1, 0.5, 0.9, 1.0], [2.0, -1.0, 0.33, 0.0]]]
        made = []
        for number, tensor in enumerate((Tensor, torch_like)):
            folder = os.path.join(self.folder, str(number))
            os.mkdir(folder)
            path = os.path.join(folder, "a.wav")
            MEDIA.write_audio({"waveform": tensor(sound), "sample_rate": 8000}, path)
            image = MEDIA.write_images(tensor([picture]), 25, folder, lambda: None)[0]
            film = MEDIA.write_images(tensor([picture] * 2), 25, folder, lambda: None)[0]
            for each in (path, image, film):
                with open(each, "rb") as file:
                    made.append(file.read())
        self.assertEqual(made[:3], made[3:])

    def test_names_stay_in_the_output_folder(self):
        with Host(self.folder):
            path, shown = MODULE._free_name("../../etc/x")
            self.assertEqual((os.path.dirname(path), shown["subfolder"]), (os.path.join(self.folder, "output"), ""))
            first, second = MODULE._free_name("课程/片头")[1], MODULE._free_name("课程/片头")[1]
            self.assertEqual(
                [first["filename"], second["filename"], second["subfolder"]],
                ["片头_00001_.mp4", "片头_00002_.mp4", "课程"],
            )


class Answers(unittest.TestCase):
    """Other programs and refusals."""

    def serve(self, status, body):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return MODULE.TalkgraphClient(f"http://127.0.0.1:{server.server_port}")

    def test_each_is_told_with_what_to_do(self):
        text = {"en": "No face.", "zh": "没有人脸。"}
        for status, body, says in (
            (401, b"", "TALKGRAPH_TOKEN"),
            (404, b"", "8188"),
            (200, b"<html>", "no JSON"),
            (422, b"", "HTTP 422"),
            (400, json.dumps({"error": {"text": text}}).encode(), "No face.\n没有人脸。"),
        ):
            with self.assertRaisesRegex(MESSAGES.TalkgraphError, says):
                self.serve(status, body).submit({}, "id")
        with tempfile.NamedTemporaryFile() as file:
            with self.assertRaisesRegex(MESSAGES.TalkgraphError, "超出"):
                self.serve(413, b"").upload(file.name, "a.wav")

    def test_an_answer_without_end_is_given_up_on(self):
        with mock.patch.object(sys.modules[MODULE.TalkgraphClient.__module__], "MOST_ANSWER", 1000):
            with self.assertRaisesRegex(MESSAGES.TalkgraphError, "more than"):
                self.serve(200, b" " * 1001).submit({}, "id")


if __name__ == "__main__":
    unittest.main()
