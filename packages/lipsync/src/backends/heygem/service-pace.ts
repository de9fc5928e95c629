/** How often the service is asked and how long it is waited for, in milliseconds. */
export interface ServicePace {
  /** Between two questions how far a task is. */
  readonly pollMs: number;
  /** The first wait when the service is busy; it doubles up to the longest. */
  readonly busyMs: number;
  readonly longestBusyMs: number;
  /** A service that has been busy with something else for so long is stuck. */
  readonly busyPatienceMs: number;
  /** A container that was just started refuses connections for so long at most. */
  readonly bootMs: number;
  /** A task that has not moved for so long is stuck. */
  readonly stallMs: number;
  /** A request that was not answered by then never will be. The service answers one at a time, and may be downloading. */
  readonly requestMs: number;
}

/** As HeyGem's own client asks (every 2 s), with the patience that its users' reports call for. */
export const usualPace: ServicePace = {
  pollMs: 2000,
  busyMs: 2000,
  longestBusyMs: 30_000,
  busyPatienceMs: 60 * 60_000,
  bootMs: 120_000,
  stallMs: 600_000,
  requestMs: 60_000,
};
