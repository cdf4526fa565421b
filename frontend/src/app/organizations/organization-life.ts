import { Component } from '@angular/core';

@Component({ selector: 'tx-organization-life', template: '' })
export class OrganizationLife {
  unsaved(): boolean {
    return false;
  }
}
