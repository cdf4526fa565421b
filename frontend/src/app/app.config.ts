import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { DOCUMENT, inject, provideAppInitializer, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS, type MatFormFieldDefaultOptions } from '@angular/material/form-field';
import { MAT_SNACK_BAR_DEFAULT_OPTIONS, type MatSnackBarConfig } from '@angular/material/snack-bar';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling, withRouterConfig } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { officeInterceptor, SURROUNDINGS } from './api/client';
import { routes } from './app.routes';
import { ServerAreas } from './shell/area-lookup';
import { Language } from './shell/language';
import { RegistryInfo } from './shell/registry';
import { Session } from './shell/session';
import { keepPresses } from './shell/steady-press';
import { OfficeSurroundings } from './shell/surroundings';
import { translocoOptions } from './shell/words';
import { AreaLookup } from './ui/area-lookup';
import { OFFICE_TODAY } from './ui/days';
import { provideIcons } from './ui/icons';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // By XMLHttpRequest: fetch does not tell how much of an upload has gone.
    provideHttpClient(withXhr(), withInterceptors([officeInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // Staying after back leaves the history as it was.
      withRouterConfig({ paramsInheritanceStrategy: 'always', canceledNavigationResolution: 'computed' }),
    ),
    provideTransloco(translocoOptions),
    provideIcons(),
    { provide: SURROUNDINGS, useClass: OfficeSurroundings },
    { provide: AreaLookup, useExisting: ServerAreas },
    {
      provide: OFFICE_TODAY,
      useFactory: () => {
        const registry = inject(RegistryInfo);
        return () => registry.today();
      },
    },
    {
      provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
      useValue: { appearance: 'outline', subscriptSizing: 'dynamic', floatLabel: 'always' } satisfies MatFormFieldDefaultOptions,
    },
    { provide: MAT_SNACK_BAR_DEFAULT_OPTIONS, useValue: { duration: 10_000, horizontalPosition: 'center' } satisfies MatSnackBarConfig },
    {
      provide: MAT_DIALOG_DEFAULT_OPTIONS,
      // What is given here stands in the place of Material's own defaults, the role of a dialog among them.
      useValue: Object.assign(new MatDialogConfig(), {
        autoFocus: 'first-tabbable',
        // At once: focus that comes after the opening has been played takes what is typed meanwhile into the wrong box.
        delayFocusTrap: false,
        restoreFocus: true,
        maxWidth: '92vw',
      } satisfies MatDialogConfig),
    },
    provideAppInitializer(async () => {
      const [registry, session, language] = [inject(RegistryInfo), inject(Session), inject(Language)];
      language.use(language.kept() ?? 'zh');
      keepPresses(inject(DOCUMENT));
      await Promise.all([registry.load(), session.resume()]);
    }),
  ],
};
