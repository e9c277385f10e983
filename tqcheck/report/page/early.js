document.documentElement.classList.add("js");
try { document.documentElement.dataset.theme = localStorage.getItem("tqcheck.theme") || ""; } catch (error) { /* storage is barred */ }
