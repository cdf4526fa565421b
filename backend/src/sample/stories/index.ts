import type { Step } from '../story.js';
import { associations } from './associations.js';
import { awayChambers } from './away-chambers.js';
import { bases } from './bases.js';
import { chambers } from './chambers.js';
import { doubtful } from './doubtful.js';
import { leadership } from './leadership.js';
import { leadingBodies } from './leading-bodies.js';
import { mergers } from './mergers.js';
import { overseas } from './overseas.js';
import { parties } from './parties.js';
import { services } from './services.js';

/** All that happened, story by story: a new one is its file and its line here. Who leads the bodies is told of all of them, last. */
export const everyStep = (): Step[] => {
  const stories = [
    leadingBodies(),
    parties(),
    associations(),
    chambers(),
    awayChambers(),
    overseas(),
    bases(),
    services(),
    doubtful(),
    mergers(),
  ];
  return [...stories, leadership(stories)].flatMap((story) => story.steps);
};
