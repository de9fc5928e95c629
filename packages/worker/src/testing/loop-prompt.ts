/** A loop over texts as an API-format prompt: each is worked on in two steps, then saved. Its outputs are `save` and `end`. */
export function loopPrompt(
  texts: readonly string[],
  more: { readonly ms: number; readonly concurrency: number },
): string {
  const { ms, concurrency } = more;
  return JSON.stringify({
    each: { class_type: 'ForEach', inputs: { items: { __value__: texts } } },
    first: { class_type: 'TestWork', inputs: { value: ['each', 1], ms } },
    second: { class_type: 'TestWork', inputs: { value: ['first', 0], ms } },
    save: { class_type: 'TestSave', inputs: { value: ['second', 0], ms } },
    end: { class_type: 'ForEachEnd', inputs: { loop: ['each', 0], result: ['second', 0], concurrency } },
  });
}

/** A loop whose rounds are each a node that ends its process, unless its text says that it does not. */
export function crashingLoopPrompt(texts: readonly string[]): string {
  return JSON.stringify({
    each: { class_type: 'ForEach', inputs: { items: { __value__: texts } } },
    crash: { class_type: 'TestCrashUnless', inputs: { value: ['each', 1] } },
    end: { class_type: 'ForEachEnd', inputs: { loop: ['each', 0], result: ['crash', 0], language: 'en' } },
  });
}
