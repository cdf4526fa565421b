import { keepPresses } from './steady-press';

const button = document.createElement('button');
const [inside, elsewhere] = [document.createElement('span'), document.createElement('p')];
let clicks = 0;

beforeAll(() => {
  keepPresses(document);
  button.append(inside);
  document.body.append(button, elsewhere);
  button.addEventListener('click', () => clicks++);
});
beforeEach(() => (clicks = 0));

function pointer(name: string, on: Element, [clientX, clientY]: [number, number], more: object = {}): void {
  // The page of the tests has no PointerEvent: a mouse event with its fields does.
  const event = Object.assign(new MouseEvent(name, { bubbles: true, clientX, clientY, button: 0 }), { isPrimary: true, ...more });
  on.dispatchEvent(event);
}

it('a press counts where the page moved the button away beneath a hand that stayed', () => {
  pointer('pointerdown', inside, [10, 10]);
  pointer('pointerup', elsewhere, [12, 11]);
  expect(clicks).toBe(1);
});

it('where the button stayed, the click is the browser’s own', () => {
  pointer('pointerdown', inside, [10, 10]);
  pointer('pointerup', button, [10, 10]);
  expect(clicks).toBe(0);
});

it('who moves the pointer away before letting go has thought better of it', () => {
  pointer('pointerdown', button, [10, 10]);
  pointer('pointerup', elsewhere, [40, 10]);
  pointer('pointerdown', button, [10, 10]);
  pointer('pointercancel', button, [10, 10]);
  pointer('pointerup', elsewhere, [10, 10]);
  expect(clicks).toBe(0);
});

it('a second finger presses nothing', () => {
  pointer('pointerdown', button, [10, 10], { isPrimary: false });
  pointer('pointerup', elsewhere, [10, 10]);
  expect(clicks).toBe(0);
});
