import { Component } from '@angular/core';

@Component({ selector: 'tx-organization-overview', template: '' })
export class OrganizationOverview {
  unsaved(): boolean {
    return false;
  }
}
