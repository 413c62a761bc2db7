export{a_1 as a}from"./github-at-once.js";
