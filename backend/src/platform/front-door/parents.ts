/**
 * `npm start` is three processes: npm, the launcher, this one. When one above is killed, this one must not live on alone holding the data
 * folder: the next start would find it taken. The launcher keeps a channel open and names npm's process.
 */
export function orphaned(): boolean {
  if (process.channel === undefined && launched) return true;
  const npm = Number(process.env.TONGXIN_LAUNCHED_BY ?? 0);
  return npm > 0 && !alive(npm);
}

const launched = process.connected;

/** Calls back once when a process above this one is gone. */
export function whenOrphaned(stop: () => void): void {
  if (!launched) return;
  process.once('disconnect', stop);
  const timer = setInterval(() => {
    if (!orphaned()) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
  process.channel?.unref();
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
