import { Option } from 'commander';

/** The option that loads the example company where it would not be. */
export function exampleOption(): Option {
  return new Option('--example', 'load the example company first');
}
