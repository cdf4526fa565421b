// Runs only where the application can't: in browsers without ES modules. Plain ES3 on purpose.
document.body.innerHTML =
  '<div style="max-width:560px;margin:80px auto;padding:0 16px;font:16px/1.7 sans-serif">' +
  '<h1 style="font-size:20px">同心：浏览器版本过低</h1>' +
  '<p>请使用 2023 年以后的 Chrome、Edge 或 360、奇安信等 Chromium 内核浏览器（内核 111 及以上，“极速模式”）。</p>' +
  '<p lang="en">Tongxin needs a Chromium-based browser of version 111 or later, or another of its age.</p>' +
  '</div>';
