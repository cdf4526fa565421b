import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { May, Who } from '../../platform/http/may.js';
import { problem } from '../../platform/http/problem.js';
import { FORMS, type FormName } from './form.content.js';
import { DOCX, Forms } from './forms.js';

@ApiTags('leadership')
@Controller('organizations/:id/terms/:termId/forms')
export class FormsController {
  constructor(private readonly forms: Forms) {}

  @Get(':form')
  @May('leadership.read')
  @ApiOperation({
    operationId: 'leadership.form',
    summary:
      '换届登记表, 负责人备案名册, 提前/延期换届报批表 as a document; what is not kept is left blank. For those who may export, and logged',
  })
  @ApiParam({ name: 'form', enum: FORMS })
  @ApiProduces(DOCX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  one(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @Param('form') form: string,
  ): Promise<Answer<Buffer>> {
    if (!isForm(form)) throw problem('not_found');
    return this.forms.one(viewer, id, termId, form);
  }
}

const isForm = (name: string): name is FormName => (FORMS as readonly string[]).includes(name);
