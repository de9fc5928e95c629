/** How a topic is asked for. */
export interface TopicCall {
  /** How long a first message is waited for, in milliseconds. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

/** Topics of MQTT brokers, followed from the first time somebody asks for them. */
export interface TopicService {
  /**
   * The message that a topic had last; undefined where none came in time. A topic that is followed already answers at once.
   * @throws SECRETS_PROFILE_MISSING, DELIVERY_SETTING_INVALID
   */
  latest(profile: string, topic: string, call: TopicCall): Promise<string | undefined>;
}
