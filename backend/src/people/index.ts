import { PersonContact } from './person-contact.entity.js';
import { Person } from './person.entity.js';

export { PeopleModule } from './people.module.js';
export { peopleRoom } from './people.declaration.js';
export { Person } from './person.entity.js';
export { newPerson } from './new-person.js';
export const peopleEntities = [Person, PersonContact];
