import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The page is embedded in the binary: two small files, no inlined data, no preload script.
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
  },
  server: { proxy: { "/api": "http://127.0.0.1:7465" } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
