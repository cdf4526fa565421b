import { Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { Input, LaterInput, type Read } from '../../platform/http/body.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, Who } from '../../platform/http/may.js';
import { KindOrderBody, PartyOrderBody, TypeBody, TypeListAnswer, TypeOrderBody, TypePatch, TypesDone } from './types.dto.js';
import { TypesQueries } from './types.queries.js';
import { TypesService } from './types.service.js';

@ApiTags('types')
@Controller('types')
export class TypesController {
  constructor(
    private readonly queries: TypesQueries,
    private readonly types: TypesService,
  ) {}

  @Get()
  @May('types.manage')
  @ApiOperation({ operationId: 'types.list', summary: 'Types of all kinds in the order of the office, with how much stands on each' })
  @ApiOkResponse({ type: TypeListAnswer })
  async list(): Promise<TypeListAnswer> {
    return { items: await this.queries.list() };
  }

  @Post()
  @May('types.manage')
  @ApiOperation({ operationId: 'types.add', summary: 'A new type of a kind; it comes last' })
  @ApiCreatedResponse({ type: TypesDone })
  add(@Who() viewer: Viewer, @Input(TypeBody) body: TypeBody, @OnlyOnce() once: Once): Promise<TypesDone> {
    return this.types.add(viewer, body, { once });
  }

  @Put('order')
  @May('types.manage')
  @ApiOperation({ operationId: 'types.order', summary: 'The order of all types of a kind' })
  @ApiOkResponse({ type: TypesDone })
  order(@Who() viewer: Viewer, @Input(TypeOrderBody) body: TypeOrderBody): Promise<TypesDone> {
    return this.types.order(viewer, body);
  }

  @Put('order-of-kinds')
  @May('types.manage')
  @ApiOperation({ operationId: 'types.orderKinds', summary: 'The order of the kinds in lists, filters, sheets and exports' })
  @ApiOkResponse({ type: TypesDone })
  orderKinds(@Who() viewer: Viewer, @Input(KindOrderBody) body: KindOrderBody): Promise<TypesDone> {
    return this.types.orderKinds(viewer, body);
  }

  @Put('order-of-parties')
  @May('types.manage')
  @ApiOperation({ operationId: 'types.orderParties', summary: 'The order of the parties in lists, filters, sheets and exports' })
  @ApiOkResponse({ type: TypesDone })
  orderParties(@Who() viewer: Viewer, @Input(PartyOrderBody) body: PartyOrderBody): Promise<TypesDone> {
    return this.types.orderParties(viewer, body);
  }

  @Patch(':id')
  @May('types.manage')
  @ApiOperation({ operationId: 'types.change', summary: 'Rename a type, retire it, take it up again' })
  @ApiOkResponse({ type: TypesDone })
  change(@Who() viewer: Viewer, @Param('id') id: string, @LaterInput(TypePatch) read: Read<TypePatch>): Promise<TypesDone> {
    return this.types.change(viewer, id, read);
  }

  @Delete(':id')
  @May('types.manage')
  @ApiOperation({ operationId: 'types.remove', summary: 'Delete a type that no record has or had' })
  @ApiOkResponse({ type: TypesDone })
  remove(@Who() viewer: Viewer, @Param('id') id: string): Promise<TypesDone> {
    return this.types.remove(viewer, id);
  }
}
