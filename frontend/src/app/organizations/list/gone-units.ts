import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { asked } from '../../api/client';
import type { AreaList } from '../../api/areas';
import { AsOf } from '../../shell/as-of';
import { RegistryInfo } from '../../shell/registry';

/** Units of the office's city, of the day on the screen, that are no more: marked in lists, since nobody finds them on today's map. */
@Injectable()
export class GoneUnits {
  private readonly asOf = inject(AsOf);
  private readonly registry = inject(RegistryInfo);
  private readonly units = httpResource<AreaList>(() =>
    this.asOf.elsewhere()
      ? {
          url: '/api/areas',
          params: asked({ level: 'county', parent: this.registry.info()?.city?.code, limit: 500, ...this.asOf.params() }),
        }
      : undefined,
  );
  private readonly names = computed(() => {
    const items = this.units.hasValue() ? this.units.value().items : [];
    return new Set(
      items.filter((unit) => unit.to !== null && unit.to <= this.asOf.today() && unit.now?.name !== unit.name).map((unit) => unit.name),
    );
  });

  gone(name: string): boolean {
    return this.names().has(name);
  }
}
