export{a_3 as a}from"./github-at-once.js";
