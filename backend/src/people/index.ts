import { PersonContact } from './person-contact.entity.js';
import { Person } from './person.entity.js';

export { chainsOf, stateOn } from './chains.js';
export { PeopleModule } from './people.module.js';
export { peopleRoom } from './people.declaration.js';
export { type PersonNamed, Persons } from './persons.js';
export { PeopleSight } from './sight.js';
export const peopleEntities = [Person, PersonContact];
