import type { AnyBlock } from '@slack/types';
import { type ReactNode, useMemo } from 'react';
import { ActionProvider, type ActionTarget } from '../state/action-context.ts';
import { collectValues } from '../state/collect-values.ts';
import { type Form, FormProvider } from '../state/form-context.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Where blocks are shown, in the words of the person API. */
export type SurfaceAddress = { channel: string; ts: string } | { view_id: string };

interface SurfaceProps {
  address: SurfaceAddress;
  blocks: AnyBlock[];
  form: Form;
  children: ReactNode;
}

/** Connects the blocks below it to the bot: what is clicked or chosen is sent with where it happened. */
export function Surface({ address, blocks, form, children }: SurfaceProps) {
  const { api, complain } = useWorkspace();
  const place = JSON.stringify(address);
  const target = useMemo((): ActionTarget => {
    const where = JSON.parse(place) as SurfaceAddress;
    return {
      place,
      act: async ({ block_id, action_id, value, selected }) => {
        const values = collectValues(blocks, form.values);
        try {
          await api.act({
            ...where,
            action_id,
            ...(block_id && { block_id }),
            ...(value !== undefined && { value }),
            ...(selected !== undefined && { selected }),
            ...(Object.keys(values).length > 0 && { values }),
          });
          return true;
        } catch (error) {
          complain(error);
          return false;
        }
      },
      options: ({ block_id, ...query }) => api.options({ ...where, ...query, ...(block_id && { block_id }) }),
    };
  }, [place, blocks, form.values, api, complain]);
  return (
    <FormProvider value={form}>
      <ActionProvider value={target}>{children}</ActionProvider>
    </FormProvider>
  );
}
