/** How far a hand may drift between pressing and letting go, in pixels. */
const DRIFT = 6;

/**
 * Whoever presses a button leaves the box he typed in; what is wrong with that box is said then, the page moves, and the button is no
 * longer beneath the pointer when it is let go: the browser gives no click. Here it counts all the same, where the hand stayed.
 */
export function keepPresses(document: Document): void {
  let pressed: { readonly on: HTMLElement; readonly x: number; readonly y: number } | null = null;
  document.addEventListener(
    'pointerdown',
    ({ target, isPrimary, button, clientX: x, clientY: y }) => {
      const on = target instanceof Element && isPrimary && button === 0 ? target.closest<HTMLElement>('button, a[href]') : null;
      pressed = on ? { on, x, y } : null;
    },
    true,
  );
  document.addEventListener('pointercancel', () => (pressed = null), true);
  document.addEventListener(
    'pointerup',
    ({ target, clientX, clientY }) => {
      const press = pressed;
      pressed = null;
      if (!press?.on.isConnected || !(target instanceof Node) || press.on.contains(target)) return;
      if (Math.hypot(clientX - press.x, clientY - press.y) <= DRIFT) press.on.click();
    },
    true,
  );
}
