export{a_2 as a,b_2 as b}from"./github-at-once.js";
