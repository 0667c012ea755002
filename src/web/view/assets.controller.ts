import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../access';
import { OutsideApi } from '../../common/api/outside-api';
import { ASSETS_PATH, AssetStore } from './assets';

/** Serves the assets. The version in the address lets browsers keep them for a year. */
@ApiExcludeController()
@OutsideApi()
@Controller(ASSETS_PATH)
export class AssetsController {
  constructor(private readonly assets: AssetStore) {}

  @Public()
  @Get(':version/*name')
  asset(
    @Param('version') version: string,
    @Param('name') name: string | string[],
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const asset = this.assets.get(Array.isArray(name) ? name.join('/') : name);
    if (!asset) throw new NotFoundException();
    const current = version === this.assets.version;
    response.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('Vary', 'Accept-Encoding');
    const accepted = request.acceptsEncodings(['br', 'gzip', 'identity']);
    const bytes = (accepted === 'br' && asset.br) || (accepted === 'gzip' && asset.gzip) || asset.bytes;
    if (bytes === asset.br) response.setHeader('Content-Encoding', 'br');
    if (bytes === asset.gzip) response.setHeader('Content-Encoding', 'gzip');
    response.type(asset.type).send(bytes);
  }
}
