import type { RawTalkOptions } from '../talk/read-talk-options.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph talk`: the main job. */
export const addTalk: AddCommand = (create, context) => {
  const { usageOptions, talk } = context.messages;
  const texts = talk.options;
  create('talk')
    .description(talk.summary)
    .usage(`--video FILE --audio FILE -o out.mp4 ${usageOptions}`)
    .option('--video <file>', texts.video)
    .option('--audio <file>', texts.audio)
    .option('-o, --output <file>', texts.output)
    .option('--engine <name>', texts.engine)
    .option('--model <file>', texts.model)
    .option('--resolution <size>', texts.resolution)
    .option('--fps <n>', texts.fps)
    .option('--intensity <n>', texts.intensity)
    .option('--smoothness <n>', texts.smoothness)
    .option('--offset-ms <n>', texts.offsetMs)
    .option('--mask-feather <n>', texts.maskFeather)
    .option('--loop <mode>', texts.loop)
    .option('--shorter <mode>', texts.shorter)
    .option('--face <n>', texts.face)
    .option('--no-liveliness', texts.noLiveliness)
    .option('--language <tag>', texts.language)
    .option('--encoder <name>', texts.encoder)
    .option('--report <file>', texts.report)
    .option('--json', texts.json)
    .addHelpText('after', `\n${talk.examples}`)
    .action(async (options: RawTalkOptions) => {
      // Loaded only now: the media and model packages take a while, and the help does without them.
      const { talkCommand } = await import('../talk/talk-command.js');
      await talkCommand(options, context);
    });
};
