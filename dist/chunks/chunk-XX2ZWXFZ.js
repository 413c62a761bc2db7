export{a_3 as a,b_3 as b}from"./review-at-once.js";
