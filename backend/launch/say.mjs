// What the launcher says: one line a step, Chinese and English; what failed, and what to do about it.

let steps = process.stdout;

/** From here on steps are said beside what a command prints. */
export function sayAside() {
  steps = process.stderr;
}

/** A step. */
export function say(zh, en) {
  steps.write(`· ${zh}  ${en}\n`);
}

/** Something that the person at the machine can mend; printed without a stack. */
export class Trouble extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.zh = zh;
    this.en = en;
  }
}

/** Ends the process with the words of an error. */
export function giveUp(error) {
  if (error instanceof Trouble) process.stderr.write(`\n✗ ${error.zh}\n  ${error.en}\n`);
  else process.stderr.write(`\n✗ 出现未预料的错误。 An unexpected error.\n${error?.stack ?? error}\n`);
  process.exit(1);
}

/** Reads out what a failed command most likely means, from its output. */
export function meaningOf(what, output) {
  const last = output.trim().split('\n').slice(-25).join('\n  ');
  if (/ENOSPC|no space left/i.test(output))
    return new Trouble(`${what}：磁盘已满。请腾出空间后再试。`, `The disk is full. Free some space and try again.\n  ${last}`);
  if (/EACCES|EPERM|permission denied/i.test(output))
    return new Trouble(
      `${what}：没有权限。请改正下面所列文件的属主与权限。`,
      `A right is missing. Mend owner and mode of the file named below.\n  ${last}`,
    );
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network|registry|E50\d|SELF_SIGNED|CERT/i.test(output))
    return new Trouble(
      `${what}：连不上软件包仓库。请检查网络与代理（npm config get registry），再运行一次；已下载的不会重来。`,
      `The registry of packages was not reached. Check network and proxy (npm config get registry) and run it again.\n  ${last}`,
    );
  return new Trouble(`${what}：没有成功，下面是它最后的话。`, `It failed. Its last words:\n  ${last}`);
}
