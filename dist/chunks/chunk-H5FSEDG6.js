export{a_7 as a,b_7 as b}from"./review-at-once.js";
