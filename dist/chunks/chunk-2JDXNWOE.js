import"./check-at-once.js";
