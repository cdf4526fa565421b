import { Component } from '@angular/core';

@Component({ selector: 'tx-organization-form', template: '' })
export class OrganizationForm {
  unsaved(): boolean {
    return false;
  }
}
