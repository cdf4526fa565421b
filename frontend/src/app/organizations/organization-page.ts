import { Component } from '@angular/core';

@Component({ selector: 'tx-organization-page', template: '' })
export class OrganizationPage {
  unsaved(): boolean {
    return false;
  }
}
