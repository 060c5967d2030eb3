// Node itself is an optional dependency for each system, so that the lockfile holds its integrity and nothing runs at
// install. Its packages name their system and processor as texts, where pnpm reads lists and would fetch all of them.
const NODE = /^node-(?:bin-)?(?:darwin|linux|win)-/;

module.exports = {
  hooks: {
    readPackage: (manifest) =>
      NODE.test(manifest.name) ? { ...manifest, os: [manifest.os].flat(), cpu: [manifest.cpu].flat() } : manifest,
  },
};
