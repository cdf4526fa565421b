import { Component } from '@angular/core';

@Component({ selector: 'tx-organization-changes', template: '' })
export class OrganizationChanges {
  unsaved(): boolean {
    return false;
  }
}
